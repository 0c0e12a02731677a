import { type CustomerId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';

/** Credits whose money went back, but which had been used. `cause`: the refund or the dispute. */
export type Shortfall = Readonly<{
  tenantId: TenantId;
  customerId: CustomerId;
  purchaseId: string;
  paymentId: PaymentId;
  cause: string;
  credits: bigint;
  /** What they cost. */
  worth: Money;
  at: Date;
}>;

/** Answered by the recovery module. */
export interface ShortfallDesk {
  /** Opens a case for a person, once for each cause however often it is brought. */
  open(shortfall: Shortfall): Promise<void>;
}
