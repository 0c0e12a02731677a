import { noSuch } from '../http/refusal.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type Customer } from './customer.ts';

/** Takes the id in a parameter and gives the customer; an unknown or deleted one is refused. */
export const namedCustomer = (world: StripeWorld, id: string, param = 'customer'): Customer => {
  const customer = world.customers.get(id);
  if (customer === undefined || customer.deleted === true) throw noSuch('customer', id, param, 400);
  return customer;
};
