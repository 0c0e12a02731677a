import { awaitsPerson, type Refund } from '#domain/payments/refund';
import { publicRefundStatus, type PublicRefundStatus } from '#domain/payments/refund-status';
import { failureView, type FailureView } from './failure-view.ts';

/** A refund as anyone outside the module may see it. */
export type RefundView = Pick<
  Refund,
  | 'id'
  | 'number'
  | 'paymentId'
  | 'amount'
  | 'reason'
  | 'reference'
  | 'attempts'
  | 'recorded'
  | 'createdAt'
  | 'completedAt'
> &
  Readonly<{
    status: PublicRefundStatus;
    /** A person gives the money back, outside, and then records it. */
    awaitsPerson: boolean;
    failure: FailureView | null;
  }>;

export const refundView = (refund: Refund): RefundView => ({
  id: refund.id,
  number: refund.number,
  paymentId: refund.paymentId,
  status: publicRefundStatus(refund.status),
  amount: refund.amount,
  reason: refund.reason,
  reference: refund.reference,
  failure: refund.failure && failureView(refund.failure),
  attempts: refund.attempts,
  awaitsPerson: awaitsPerson(refund),
  recorded: refund.recorded,
  createdAt: refund.createdAt,
  completedAt: refund.completedAt,
});
