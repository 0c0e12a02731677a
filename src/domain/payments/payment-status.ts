/**
 * Where a payment stands. The outside sees nine of these: `preparing` shows as `pending`; `capturing` and `voiding`
 * show as `processing`, because only the state machine must tell them apart.
 */
export const paymentStatuses = [
  'preparing',
  'pending',
  'processing',
  'requires_action',
  'authorized',
  'capturing',
  'voiding',
  'completed',
  'partially_refunded',
  'refunded',
  'failed',
  'cancelled',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];
export type PublicPaymentStatus = Exclude<PaymentStatus, 'preparing' | 'capturing' | 'voiding'>;

/** The status users see. */
export const publicStatus = (status: PaymentStatus): PublicPaymentStatus =>
  status === 'preparing' ? 'pending' : status === 'capturing' || status === 'voiding' ? 'processing' : status;

/** Every inner status that shows as the given public one. */
export const innerStatuses = (status: PublicPaymentStatus): PaymentStatus[] =>
  paymentStatuses.filter((inner) => publicStatus(inner) === status);

export const publicStatuses = [...new Set(paymentStatuses.map(publicStatus))];
