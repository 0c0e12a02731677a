import { type CustomerId, type TenantId } from '#domain/shared/ids';

/** Answered by the credits module. */
export interface CreditBalance {
  /** How many credits a customer can use at this instant; 0 when they never had any. */
  balanceOf(tenantId: TenantId, customerId: CustomerId, at: Date): Promise<bigint>;
}
