import { type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';

/** Answered by the tenants module. */
export interface SecondPersonLimits {
  /** Whether a sum is so large for this tenant that one person's word about it is not enough. */
  needsSecondPerson(tenantId: TenantId, amount: Money, at: Date): Promise<boolean>;
}
