import { type FeeTier, feeTiers } from '#domain/tenants/fee-tier';
import { type FeeOverride, type Tenant } from '#domain/tenants/tenant';

/** A tenant, and a price agreed with one, as anyone outside the module may see them. */
export type TenantView = Omit<Tenant, 'version'>;
export type FeeOverrideView = FeeOverride & Readonly<{ tenantId: string }>;
export type FeeTierView = FeeTier;

export const feeTierViews: readonly FeeTierView[] = Object.values(feeTiers);
