import { type Dispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { type Refund } from '#domain/payments/refund';
import { type PaymentId, type TenantId } from '#domain/shared/ids';

/** All payments one after the other, for those who check every one of them. */
export interface PaymentRegister {
  /** The next tenant, in alphabetical order, that has payments. */
  tenantAfter(tenantId: string | undefined): Promise<string | undefined>;
  /** In the order of their ids. */
  payments(
    tenantId: TenantId,
    range: Readonly<{ after?: PaymentId | undefined; limit: number }>,
  ): Promise<readonly Payment[]>;
  /** Those of these that there are. */
  find(tenantId: TenantId, ids: readonly PaymentId[]): Promise<readonly Payment[]>;
  /** Which of these there are. */
  known(tenantId: TenantId, ids: readonly PaymentId[]): Promise<readonly PaymentId[]>;
  refundsOf(tenantId: TenantId, ids: readonly PaymentId[]): Promise<readonly Refund[]>;
  disputesOf(tenantId: TenantId, ids: readonly PaymentId[]): Promise<readonly Dispute[]>;
}
