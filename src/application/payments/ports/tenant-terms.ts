import { type AmountLimits } from '#domain/payments/open-payment';
import { type Currency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { type Rate } from '#domain/shared/rate';

/** What a tenant has agreed with the platform, as of one instant, for one currency. */
export type Terms = Readonly<{ platformRate: Rate; limits: AmountLimits }>;

/** Answered by the tenants module. */
export interface TenantTerms {
  termsFor(tenantId: TenantId, currency: Currency, at: Date): Promise<Terms>;
}
