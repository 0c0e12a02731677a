import { type Tenant } from '#domain/tenants/tenant';
import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export interface TenantRepository {
  find(id: TenantId): Promise<Tenant | undefined>;
  /** Stores a tenant, new (version 0) or changed. Throws ConcurrencyConflict when someone saved first. */
  save(tenant: Tenant): Promise<Tenant>;
  list(page: PageRequest): Promise<Page<Tenant>>;
}
