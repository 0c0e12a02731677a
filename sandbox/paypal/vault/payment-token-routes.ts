import { z } from 'zod';
import { emit } from '../events/emit.ts';
import { link } from '../http/link.ts';
import { invalid, known, unprocessable } from '../http/refusal.ts';
import { readBody } from '../http/read-body.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { freshCustomerId } from '../ids.ts';
import { cardRequest, readCard } from '../sources/card-request.ts';
import { findSetupToken } from './find-setup-token.ts';
import { findToken } from './find-token.ts';
import { type PaymentToken } from './payment-token.ts';
import { readyTokens } from './ready-tokens.ts';
import { saveSource } from './save-source.ts';
import { tokenBody } from './token-body.ts';
import { vaultCustomer } from './vault-customer.ts';

const tokenRequest = z.object({
  customer: vaultCustomer,
  payment_source: z.object({
    token: z.object({ id: z.string().min(1).max(255), type: z.enum(['SETUP_TOKEN']) }).optional(),
    card: cardRequest.optional(),
  }),
});

/** Makes an approved setup token a payment token; it can be used once. */
const fromSetup = (call: Call, id: string): PaymentToken => {
  const { world } = call;
  const field = '/payment_source/token/id';
  const setup = findSetupToken(world, id);
  if (setup === undefined || setup.status === 'VAULTED')
    throw unprocessable({ issue: 'TOKEN_ID_NOT_FOUND', field, value: id });
  if (setup.status === 'PAYER_ACTION_REQUIRED')
    throw unprocessable({ issue: 'PAYER_ACTION_REQUIRED', field, value: id });
  world.setupTokens.put({ ...setup, status: 'VAULTED' });
  const { customerId, source, usage_type, customer_type } = setup;
  return saveSource(world, { customerId, source, usage_type, customer_type });
};

const create = (call: Call): string => {
  const { customer, payment_source: asked } = readBody(tokenRequest, call.body);
  if (asked.token !== undefined) return fromSetup(call, asked.token.id).id;
  if (asked.card === undefined)
    throw invalid({ issue: 'MISSING_REQUIRED_PARAMETER', field: '/payment_source/token' });
  const source = readCard(asked.card, '/payment_source/card', call.world.clock.nowMs());
  const customerId = customer?.id ?? freshCustomerId();
  return saveSource(call.world, { customerId, source, usage_type: null, customer_type: null }).id;
};

const tokenOf = (call: Call, id: string): PaymentToken => known(findToken(call.world, id), 'id', id);

const list = ({ world, query }: Call): object => {
  const customerId = query.get('customer_id');
  if (customerId === null)
    throw invalid({ issue: 'MISSING_REQUIRED_PARAMETER', field: 'customer_id', location: 'query' });
  const size = wholeNumber(query, 'page_size', 5, 1, 20);
  const page = wholeNumber(query, 'page', 1, 1, 10);
  const tokens = [
    ...world.paymentTokens.where('customer', customerId),
    ...[...readyTokens.values()].filter((token) => token.customerId === customerId),
  ];
  const counted = query.get('total_required') === 'true' && tokens.length > 0;
  const totals = { total_items: tokens.length, total_pages: Math.ceil(tokens.length / size) };
  return {
    customer: { id: customerId },
    payment_tokens: tokens.slice((page - 1) * size, page * size).map((token) => tokenBody(world, token)),
    ...(counted && totals),
    links: [
      link(
        'self',
        `${world.url()}/v3/vault/payment-tokens?customer_id=${encodeURIComponent(customerId)}&page=${page}&page_size=${size}`,
      ),
    ],
  };
};

/** Create, list, show and delete of payment tokens (paypal.md §6). */
export const paymentTokenRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'v3/vault/payment-tokens',
    operations: () => ['vault'],
    once: {
      family: 'vault',
      needsId: () => true,
      perform: create,
      show: (call, id) => tokenBody(call.world, tokenOf(call, id)),
    },
  },
  {
    method: 'GET',
    path: 'v3/vault/payment-tokens',
    operations: lookup,
    handle: (call) => ok(list(call)),
  },
  {
    method: 'GET',
    path: 'v3/vault/payment-tokens/:id',
    operations: lookup,
    handle: (call) => ok(tokenBody(call.world, tokenOf(call, pathId(call)))),
  },
  {
    method: 'DELETE',
    path: 'v3/vault/payment-tokens/:id',
    operations: () => ['vault'],
    handle: (call) => {
      const token = call.world.paymentTokens.get(pathId(call));
      if (token !== undefined) {
        call.world.paymentTokens.remove(token.id);
        emit(call.world, 'VAULT.PAYMENT-TOKEN.DELETED', tokenBody(call.world, token), token.id);
      }
      return { status: 204, body: null };
    },
  },
];
