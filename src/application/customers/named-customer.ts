import { type Customer, newCustomer } from '#domain/customers/customer';
import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { ownKeys } from '../shared/idempotency.ts';
import { isVisible, visibleTo } from '../shared/visibility.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { insertCustomer } from './insert-customer.ts';

export type CustomerRefusal = Readonly<{ code: 'customer-unknown' } | { code: 'customer-needed' }>;
type Ports = Pick<CustomersPorts, 'customers' | 'outbox' | 'heard' | 'clock' | 'ids'>;

/** The customer a request is about: the one that is named, if they may be seen; else the caller themselves, made known now. */
export const namedCustomer = async (
  ports: Ports,
  actor: Actor,
  customerId: CustomerId | undefined,
): Promise<Result<Customer, CustomerRefusal>> => {
  const seen = visibleTo(actor);
  if (customerId !== undefined) {
    const named = await ports.customers.find(seen.tenantId, customerId);
    return named && isVisible({ ...named, ownerId: named.userId ?? named.id }, seen)
      ? ok(named)
      : err({ code: 'customer-unknown' });
  }
  return seen.ownerId === undefined
    ? err({ code: 'customer-needed' })
    : ok(await ownCustomer(ports, actor, seen.ownerId));
};

const ownCustomer = async (ports: Ports, { tenantId }: Actor, userId: string): Promise<Customer> => {
  const look = () => ports.customers.findByUser(tenantId, userId);
  const known = await look();
  if (known) return known;
  const id = ports.ids.next('cus') as CustomerId;
  const request = { key: `${ownKeys}${id}`, hash: '' };
  const customer = newCustomer({ id, tenantId, userId, request }, ports.clock.now());
  const made = (await insertCustomer(ports, customer)) ?? (await look());
  if (!made) throw new Error(`the customer of a user is neither new nor known`);
  return made;
};
