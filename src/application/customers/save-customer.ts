import { type Customer } from '#domain/customers/customer';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { load } from '../shared/load.ts';

/** A crowd may choose the default at the same time; one of them wins each round. */
const attemptsMax = 200;

/** Loads a customer, lets `change` decide and saves what comes of it; undefined: nothing is to be changed. Gives them as they are then. */
export const saveCustomer = (
  { customers }: Pick<CustomersPorts, 'customers'>,
  { tenantId, customerId }: Readonly<{ tenantId: TenantId; customerId: CustomerId }>,
  change: (customer: Customer) => Customer | undefined,
): Promise<Customer> =>
  retryOnConflict(async () => {
    const customer = await load(customers, tenantId, customerId);
    const changed = change(customer);
    return changed ? customers.save(changed) : customer;
  }, attemptsMax);
