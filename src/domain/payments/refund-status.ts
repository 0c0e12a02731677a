/** Where a refund stands. `abandoned` (it never took place) shows as `failed`. */
export const refundStatuses = ['pending', 'processing', 'completed', 'failed', 'abandoned'] as const;
export type RefundStatus = (typeof refundStatuses)[number];
export type PublicRefundStatus = Exclude<RefundStatus, 'abandoned'>;

export const publicRefundStatus = (status: RefundStatus): PublicRefundStatus =>
  status === 'abandoned' ? 'failed' : status;
export const innerRefundStatuses = (status: PublicRefundStatus): RefundStatus[] =>
  refundStatuses.filter((inner) => publicRefundStatus(inner) === status);
export const publicRefundStatuses = [...new Set(refundStatuses.map(publicRefundStatus))];
