import { offerDefault, releaseDefault } from '#domain/customers/default-method';
import { decide, type SavedMethod } from '#domain/customers/saved-method';
import { fromLastSeen } from '../shared/from-last-seen.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { keepMethod } from './keep-method.ts';
import { saveCustomer } from './save-customer.ts';

type Ports = Pick<CustomersPorts, 'customers' | 'methods' | 'outbox' | 'heard' | 'clock'>;

/**
 * Makes a method that was just saved its customer's default, if it was meant to be or they have none. Done by whoever
 * saved it, by those who wait for the same answer, and by the reaction to the event, until the method says that it was done.
 */
export const offerAsDefault = async (ports: Ports, saved: SavedMethod): Promise<SavedMethod> => {
  const { id, savedAt, makeDefault, isOffered, status } = saved;
  if (status !== 'active' || isOffered || savedAt === null) return saved;
  await saveCustomer(ports, saved, (customer) => offerDefault(customer, { id, savedAt, makeDefault }));
  return fromLastSeen(ports.methods, saved, async (method) => {
    if (method.isOffered) return method;
    const decision = decide(method, { type: 'DefaultOffered', at: ports.clock.now() });
    if (decision.ok) return keepMethod(ports, decision.value);
    // It was removed meanwhile, perhaps after it had been taken from the customer.
    await saveCustomer(ports, saved, (customer) => releaseDefault(customer, id, ports.clock.now()));
    return method;
  });
};
