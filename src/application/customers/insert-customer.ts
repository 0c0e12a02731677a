import { type Customer } from '#domain/customers/customer';
import { KeyTaken } from '../shared/key-taken.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { customerCreated } from './publish.ts';

/** Stores a new customer; undefined when its key is in use or its user has one already. */
export const insertCustomer = async (
  { customers, outbox, heard }: Pick<CustomersPorts, 'customers' | 'outbox' | 'heard'>,
  customer: Customer,
): Promise<Customer | undefined> => {
  const events = [customerCreated(customer)].filter(({ type }) => heard.has(type));
  try {
    const stored = await customers.insert(customer, events);
    outbox.handOver(events);
    return stored;
  } catch (failure) {
    if (failure instanceof KeyTaken) return undefined;
    throw failure;
  }
};
