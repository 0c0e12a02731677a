import { newTenant } from '#domain/tenants/tenant';
import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type FeeOverrideView, type TenantView } from '../tenant-view.ts';
import { type TenantsPorts } from '../tenants-ports.ts';

/** A tenant as it stands; one that nobody has changed is as every tenant begins. */
export const getTenant =
  ({ tenants, clock }: TenantsPorts) =>
  async (id: TenantId): Promise<Result<TenantView, never>> =>
    ok((await tenants.find(id)) ?? newTenant(id, clock.now()));

export const listTenants =
  ({ tenants }: TenantsPorts) =>
  (page: PageRequest): Promise<Page<TenantView>> =>
    tenants.list(page);

/** Prices agreed with a tenant, past ones included. */
export const listFeeOverrides =
  ({ tenants }: TenantsPorts) =>
  async (tenantId: TenantId): Promise<Result<readonly FeeOverrideView[], never>> => {
    const tenant = await tenants.find(tenantId);
    return ok((tenant?.overrides ?? []).map((override) => ({ ...override, tenantId })));
  };
