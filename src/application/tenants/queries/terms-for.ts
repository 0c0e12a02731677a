import { limitsFor, platformRate } from '#domain/tenants/tenant';
import { type Currency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { type RememberedTenants } from '../remembered-tenants.ts';

/** What a payment in this currency, made at this instant, costs its tenant, and how large it may be. */
export const termsFor =
  ({ remembered }: { remembered: RememberedTenants }) =>
  async (tenantId: TenantId, currency: Currency, at: Date) => {
    const tenant = await remembered.read(tenantId, at);
    return { platformRate: platformRate(tenant, currency, at), limits: limitsFor(tenant, currency) };
  };
