import { z } from 'zod';
import { newCustomer } from '#domain/customers/customer';
import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused, ownKeys } from '../../shared/idempotency.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { customerView, type CustomerView } from '../customer-view.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { insertCustomer } from '../insert-customer.ts';
import { CustomerProfile, saidOf } from './customer-profile.ts';

export const CreateCustomer = CustomerProfile.extend({
  userId: z
    .string()
    .trim()
    .min(1)
    .max(128)
    .optional()
    .describe(
      'The subject of the credential that is theirs; they then see this customer as their own. A customer may only name themselves',
    ),
});
type Input = Readonly<{
  actor: Actor;
  idempotency: Idempotency | undefined;
  asked: z.output<typeof CreateCustomer>;
}>;
export type CustomerExists = Readonly<{ code: 'customer-exists'; customerId: CustomerId }>;
export type UserNotYours = Readonly<{ code: 'user-not-yours' }>;
export type CustomerAnswer = Readonly<{ customer: CustomerView; replayed: boolean }>;

/** Makes a customer known. A user has one at most, and a request with a key makes one however often it is sent. */
export const createCustomer =
  (ports: CustomersPorts) =>
  async ({
    actor,
    idempotency,
    asked: { userId: named, ...profile },
  }: Input): Promise<Result<CustomerAnswer, CustomerExists | UserNotYours | KeyReused>> => {
    const seen = visibleTo(actor);
    if (seen.ownerId !== undefined && named !== undefined && named !== seen.ownerId)
      return err({ code: 'user-not-yours' });
    const { tenantId } = actor;
    const userId = seen.ownerId ?? named ?? null;
    const id = ports.ids.next('cus') as CustomerId;
    const request = { key: idempotency?.key ?? `${ownKeys}${id}`, hash: idempotency?.requestHash ?? '' };
    const customer = newCustomer({ id, tenantId, userId, request, ...saidOf(profile) }, ports.clock.now());
    const stored = await insertCustomer(ports, customer);
    if (stored) return ok({ customer: customerView(stored), replayed: false });

    const first = await ports.customers.findByKey(tenantId, request.key);
    if (first)
      return first.request.hash === request.hash && isVisible({ ...first, ownerId: first.userId }, seen)
        ? ok({ customer: customerView(first), replayed: true })
        : err(keyReused);
    const other = userId === null ? undefined : await ports.customers.findByUser(tenantId, userId);
    if (!other) throw new Error('a customer that could not be stored is in nobody’s way');
    return err({ code: 'customer-exists', customerId: other.id });
  };
