import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { customerView, type CustomerView } from '../customer-view.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { type CustomerFilter } from '../ports/customer-repository.ts';

type Ports = Pick<CustomersPorts, 'customers'>;

export const getCustomer =
  ({ customers }: Ports) =>
  async (seen: Visibility, id: CustomerId): Promise<Result<CustomerView, NotFound>> => {
    const customer = await customers.find(seen.tenantId, id);
    return customer && isVisible({ ...customer, ownerId: customer.userId }, seen)
      ? ok(customerView(customer))
      : err(notFound);
  };

export const listCustomers =
  ({ customers }: Ports) =>
  async (seen: Visibility, filter: CustomerFilter, page: PageRequest): Promise<Page<CustomerView>> => {
    const { data, nextCursor } = await customers.list(seen, filter, page);
    return { data: data.map(customerView), nextCursor };
  };
