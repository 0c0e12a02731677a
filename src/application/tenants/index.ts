import { changeTenant } from './commands/change-tenant.ts';
import { endFeeOverride, overrideFee } from './commands/override-fee.ts';
import { getTenant, listFeeOverrides, listTenants } from './queries/get-tenant.ts';
import { needsSecondPerson } from './queries/needs-second-person.ts';
import { termsFor } from './queries/terms-for.ts';
import { rememberedTenants } from './remembered-tenants.ts';
import { type TenantsPorts } from './tenants-ports.ts';

export { type TenantsPorts } from './tenants-ports.ts';

/** All this module can do. */
export const tenantsUseCases = (outside: TenantsPorts) => {
  const ports = { ...outside, remembered: rememberedTenants(outside.tenants) };
  return {
    changeTenant: changeTenant(ports),
    overrideFee: overrideFee(ports),
    endFeeOverride: endFeeOverride(ports),
    getTenant: getTenant(ports),
    listTenants: listTenants(ports),
    listFeeOverrides: listFeeOverrides(ports),
    termsFor: termsFor(ports),
    needsSecondPerson: needsSecondPerson(ports),
  };
};
export type TenantsUseCases = ReturnType<typeof tenantsUseCases>;
