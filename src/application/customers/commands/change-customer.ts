import { type z } from 'zod';
import { changeCustomer as changed } from '#domain/customers/customer';
import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { customerView, type CustomerView } from '../customer-view.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { CustomerProfile, saidOf } from './customer-profile.ts';

export const ChangeCustomer = CustomerProfile;
type Input = Readonly<{ seen: Visibility; customerId: CustomerId; asked: z.output<typeof ChangeCustomer> }>;

/** Changes what is said about a customer. Providers keep what they were told when the customer was linked to them. */
export const changeCustomer =
  ({ customers, clock }: Pick<CustomersPorts, 'customers' | 'clock'>) =>
  ({ seen, customerId, asked }: Input): Promise<Result<CustomerView, NotFound>> =>
    retryOnConflict(async () => {
      const customer = await customers.find(seen.tenantId, customerId);
      if (!customer || !isVisible({ ...customer, ownerId: customer.userId }, seen)) return err(notFound);
      return ok(customerView(await customers.save(changed(customer, saidOf(asked), clock.now()))));
    });
