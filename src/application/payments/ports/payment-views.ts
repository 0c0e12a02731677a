import { type Dispute } from '#domain/payments/dispute';
import { type DisputeStatus } from '#domain/payments/dispute-status';
import { type Payment } from '#domain/payments/payment';
import { type PublicPaymentStatus } from '#domain/payments/payment-status';
import { type Refund } from '#domain/payments/refund';
import { type PublicRefundStatus } from '#domain/payments/refund-status';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';

export type PaymentFilter = Readonly<{
  status?: PublicPaymentStatus | undefined;
  gateway?: string | undefined;
  customerId?: string | undefined;
  orderId?: string | undefined;
  /** Only those that wait for people to say whether the money has arrived. */
  awaitsApproval?: true | undefined;
  /** Only those whose money people had before there was a payment. */
  received?: true | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}>;
export type RefundFilter = Readonly<{
  paymentId?: string | undefined;
  status?: PublicRefundStatus | undefined;
}>;
export type DisputeFilter = Readonly<{ paymentId?: string | undefined; status?: DisputeStatus | undefined }>;

/** Lists, newest first, always bounded, always by an index. */
export interface PaymentViews {
  payments(seen: Visibility, filter: PaymentFilter, page: PageRequest): Promise<Page<Payment>>;
  refunds(seen: Visibility, filter: RefundFilter, page: PageRequest): Promise<Page<Refund>>;
  disputes(seen: Visibility, filter: DisputeFilter, page: PageRequest): Promise<Page<Dispute>>;
}
