import { needsSecondPerson as isLarge } from '#domain/tenants/tenant';
import { type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type RememberedTenants } from '../remembered-tenants.ts';

/** Whether a sum is so large for this tenant that one person's word about it is not enough. */
export const needsSecondPerson =
  ({ remembered }: { remembered: RememberedTenants }) =>
  async (tenantId: TenantId, amount: Money, at: Date): Promise<boolean> =>
    isLarge(await remembered.read(tenantId, at), amount);
