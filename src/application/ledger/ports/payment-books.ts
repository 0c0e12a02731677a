import { type PaymentMoney } from '#application/payments/contract';
import { type PaymentId, type TenantId } from '#domain/shared/ids';

/** What payments say of themselves, which is what the ledger is compared with. Answered by the payments module. */
export interface PaymentBooks {
  tenantAfter(tenantId: string | undefined): Promise<string | undefined>;
  /** In the order of their ids. */
  page(tenantId: TenantId, after: PaymentId | undefined, limit: number): Promise<readonly PaymentMoney[]>;
  /** Those of these that there are. */
  find(tenantId: TenantId, ids: readonly PaymentId[]): Promise<readonly PaymentMoney[]>;
  /** Which of these there are. */
  known(tenantId: TenantId, ids: readonly PaymentId[]): Promise<readonly PaymentId[]>;
}
