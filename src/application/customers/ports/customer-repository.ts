import { type Customer } from '#domain/customers/customer';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';

export type CustomerFilter = Readonly<{
  /** In any mixture of capitals. */
  email?: string | undefined;
  userId?: string | undefined;
}>;

export interface CustomerRepository {
  find(tenantId: TenantId, id: CustomerId): Promise<Customer | undefined>;
  findByUser(tenantId: TenantId, userId: string): Promise<Customer | undefined>;
  /** The customer that a request with this key has created. */
  findByKey(tenantId: TenantId, key: string): Promise<Customer | undefined>;
  /** Those of them that exist, in any order. */
  findEach(tenantId: TenantId, ids: readonly CustomerId[]): Promise<readonly Customer[]>;
  /** Stores a new customer. Throws KeyTaken when the key is in use, or the user has a customer already. */
  insert(customer: Customer, events: readonly IntegrationEvent[]): Promise<Customer>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded. */
  save(customer: Customer): Promise<Customer>;
  /** Newest first. */
  list(seen: Visibility, filter: CustomerFilter, page: PageRequest): Promise<Page<Customer>>;
}
