import { type TenantId } from '#domain/shared/ids';
import { type BillingSettingsView } from '../billing-settings-view.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';

/** How a tenant bills: what it has said, or the standard. */
export const getBillingSettings =
  ({ settings }: CataloguePorts) =>
  (tenantId: TenantId): Promise<BillingSettingsView> =>
    settings.of(tenantId);
