import { newTenant, type Tenant } from '#domain/tenants/tenant';
import { type TenantId } from '#domain/shared/ids';
import { type TenantRepository } from './ports/tenant-repository.ts';

/** Every payment asks for its tenant's terms and they hardly ever change, so they are remembered this long. */
export const tenantAgeMaxMs = 1_000;
const rememberedMax = 10_000;

/** Tenants as read lately. A change made by this process shows at once, one made by another within a second. */
export const rememberedTenants = (tenants: TenantRepository) => {
  const remembered = new Map<TenantId, Readonly<{ tenant: Tenant; readAt: number }>>();
  return {
    read: async (id: TenantId, at: Date): Promise<Tenant> => {
      const known = remembered.get(id);
      const ageMs = known ? at.getTime() - known.readAt : Infinity;
      if (known && ageMs >= 0 && ageMs < tenantAgeMaxMs) return known.tenant;
      const tenant = (await tenants.find(id)) ?? newTenant(id, at);
      if (remembered.size >= rememberedMax) remembered.clear();
      remembered.set(id, { tenant, readAt: at.getTime() });
      return tenant;
    },
    forget: (id: TenantId): void => void remembered.delete(id),
  };
};
export type RememberedTenants = ReturnType<typeof rememberedTenants>;
