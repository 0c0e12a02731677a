import { z } from 'zod';
import { openMethod } from '#domain/customers/method-requests';
import { type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { type PaymentMethodId } from '#domain/shared/ids';
import { methodTypes } from '#domain/shared/method-type';
import { type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, type KeyInFlight, type KeyReused, ownKeys } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { CustomerIdSchema, WebAddressSchema } from '../../shared/schemas.ts';
import { visibleTo } from '../../shared/visibility.ts';
import { answerMethodRepeat } from '../answer-method-repeat.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { answerTo, type MethodAnswer, type MethodRefused } from '../method-answer.ts';
import { performAndRecord } from '../perform-and-record.ts';
import { type VaultChoiceRefusal } from '../ports/vaults.ts';
import { type CustomerRefusal, namedCustomer } from '../named-customer.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Without a token: the customer gives the method to the provider's own browser code or page. */
export const SetUpMethod = z.strictObject({
  customerId: CustomerIdSchema.optional().describe(
    'Customers save their own and may leave it out; admins must say whose',
  ),
  type: z.enum(methodTypes),
  token: text(2_048)
    .optional()
    .describe(
      "A token made by the provider's own browser code; never a card number. Payme and Click need one, others may",
    ),
  gateway: text(32).optional().describe('Without it the first of your gateways that keeps such methods'),
  makeDefault: z
    .boolean()
    .default(false)
    .describe('Pays from now on when nothing else is said. The first saved method does so by itself'),
  returnUrl: WebAddressSchema.optional().describe(
    'Where the customer comes back to after an action elsewhere',
  ),
});
export const SaveMethod = SetUpMethod.required({ token: true });

type Input = Readonly<{
  actor: Actor;
  idempotency: Idempotency | undefined;
  asked: z.output<typeof SetUpMethod>;
}>;
export type SaveMethodRefusal =
  | MethodRefused
  | CustomerRefusal
  | VaultChoiceRefusal
  | KeyReused
  | KeyInFlight;

/** Has a provider keep a method for a customer: stores the promise, makes the calls, records the answer. */
export const saveMethod =
  (ports: CustomersPorts) =>
  async ({ actor, idempotency, asked }: Input): Promise<Result<MethodAnswer, SaveMethodRefusal>> => {
    const { tenantId } = actor;
    const seen = visibleTo(actor);
    const made = idempotency && (await ports.methods.findByKey(tenantId, idempotency.key));
    if (made) return answerMethodRepeat(ports, seen, made, idempotency);

    const whose = await namedCustomer(ports, actor, asked.customerId);
    if (!whose.ok) return whose;
    const chosen = await ports.vaults.choose({ tenantId, gateway: asked.gateway, type: asked.type });
    if (!chosen.ok) return chosen;
    const id = ports.ids.next('pm') as PaymentMethodId;
    const { token = null, returnUrl = null, type, makeDefault } = asked;
    const at = ports.clock.now();
    const opened = openMethod(
      {
        id,
        tenantId,
        customerId: whose.value.id,
        ownerId: whose.value.userId,
        gateway: chosen.value.gateway,
        gatewayAccountId: chosen.value.account,
        type,
        makeDefault,
        source: token && ports.secrets.seal(token, sealingContext({ tenantId, id })),
        returnUrl,
        expiresAt: new Date(at.getTime() + ports.settings.setupLifetimeMs),
      },
      {
        key: idempotency?.key ?? `${ownKeys}${id}`,
        hash: idempotency?.requestHash ?? '',
        at,
        leaseEndsAt: new Date(at.getTime() + ports.settings.callLeaseMs),
      },
    );
    const promised = await insert(ports, opened.state);
    const [{ key } = { key: null }] = opened.state.requests;
    if (promised) return answerTo(ports, await performAndRecord(ports, promised), key, false);
    const first = idempotency && (await ports.methods.findByKey(tenantId, idempotency.key));
    if (!first) throw new Error('a taken idempotency key belongs to no method');
    return answerMethodRepeat(ports, seen, first, idempotency);
  };

const insert = async ({ methods }: CustomersPorts, method: SavedMethod): Promise<SavedMethod | undefined> => {
  try {
    return await methods.insert(method);
  } catch (failure) {
    if (failure instanceof KeyTaken) return undefined;
    throw failure;
  }
};
