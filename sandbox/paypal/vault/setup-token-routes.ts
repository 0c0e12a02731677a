import { z } from 'zod';
import { known, unprocessable } from '../http/refusal.ts';
import { readBody } from '../http/read-body.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { freshCustomerId, freshId } from '../ids.ts';
import { cardRequest, readCard, wantsProof } from '../sources/card-request.ts';
import { type Source } from '../sources/source.ts';
import { good } from '../sources/temper.ts';
import { findSetupToken } from './find-setup-token.ts';
import { type SetupToken } from './setup-token.ts';
import { setupTokenBody } from './setup-token-body.ts';
import { vaultCustomer } from './vault-customer.ts';

const context = z
  .object({ return_url: z.url().max(4000).optional(), cancel_url: z.url().max(4000).optional() })
  .optional();
const wallet = z.object({
  usage_type: z.string().min(1).max(255).optional(),
  customer_type: z.string().min(1).max(255).optional(),
  experience_context: context,
});
const setupRequest = z.object({
  customer: vaultCustomer,
  payment_source: z.object({ paypal: wallet.optional(), card: cardRequest.optional() }),
});

type Begun = Pick<
  SetupToken,
  'source' | 'status' | 'usage_type' | 'customer_type' | 'return_url' | 'cancel_url'
>;

const begin = (call: Call, asked: z.infer<typeof setupRequest>['payment_source']): Begun => {
  const { card, paypal } = asked;
  if (card === undefined && paypal === undefined)
    throw unprocessable({ issue: 'PAYMENT_SOURCE_CANNOT_BE_USED', field: '/payment_source' });
  const source: Source =
    card === undefined
      ? { kind: 'paypal', temper: good }
      : readCard(card, '/payment_source/card', call.world.clock.nowMs());
  const waits = card === undefined || wantsProof(card);
  const { return_url, cancel_url } = (card ?? paypal)?.experience_context ?? {};
  return {
    source,
    status: waits ? 'PAYER_ACTION_REQUIRED' : 'APPROVED',
    usage_type: paypal?.usage_type ?? null,
    customer_type: paypal?.customer_type ?? null,
    return_url: return_url ?? null,
    cancel_url: cancel_url ?? null,
  };
};

const show = (call: Call, id: string): object =>
  setupTokenBody(call.world, known(findSetupToken(call.world, id), 'id', id));

/** Create and show of setup tokens (paypal.md §6). */
export const setupTokenRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'v3/vault/setup-tokens',
    operations: () => ['vault'],
    once: {
      family: 'vault',
      needsId: () => true,
      perform: (call) => {
        const { world, body } = call;
        const asked = readBody(setupRequest, body);
        const { id } = world.setupTokens.put<SetupToken>({
          id: freshId(),
          customerId: asked.customer?.id ?? freshCustomerId(),
          ...begin(call, asked.payment_source),
          endsAtMs: world.clock.nowMs() + world.settings.setupTokenLivesMs,
        });
        return id;
      },
      show,
    },
  },
  {
    method: 'GET',
    path: 'v3/vault/setup-tokens/:id',
    operations: lookup,
    handle: (call) => ok(show(call, pathId(call))),
  },
];
