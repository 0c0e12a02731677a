import { type Customer } from '#domain/customers/customer';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type CustomersPorts } from '../customers-ports.ts';

/** A customer as those see them who write to them. */
export type RecipientView = Pick<Customer, 'name' | 'email' | 'locale'> &
  Readonly<{ customerId: CustomerId }>;

export const findRecipient =
  ({ customers }: Pick<CustomersPorts, 'customers'>) =>
  async (tenantId: TenantId, customerId: CustomerId): Promise<RecipientView | undefined> => {
    const customer = await customers.find(tenantId, customerId);
    return customer && { customerId, name: customer.name, email: customer.email, locale: customer.locale };
  };
