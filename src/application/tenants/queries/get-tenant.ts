import { newTenant, type Tenant } from '#domain/tenants/tenant';
import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type TenantsPorts } from '../tenants-ports.ts';

/** A tenant as it stands; one that nobody has changed is as every tenant begins. */
export const getTenant =
  ({ tenants, clock }: TenantsPorts) =>
  async (id: TenantId): Promise<Result<Tenant, never>> =>
    ok((await tenants.find(id)) ?? newTenant(id, clock.now()));

export const listTenants =
  ({ tenants }: TenantsPorts) =>
  (page: PageRequest): Promise<Page<Tenant>> =>
    tenants.list(page);
