import { type ProviderRefund } from '#application/payments/ports/payment-gateway';
import { type RefundNews } from '#domain/payments/refund';
import { ourRefund } from '../our-ids.ts';
import { failureOf } from '../paypal-failures.ts';
import { type RefundBody } from '../paypal-resources.ts';

export const fromRefund = ({ id: reference, status, status_details: why }: RefundBody): RefundNews => {
  switch (status) {
    case 'COMPLETED':
      return { kind: 'completed', reference };
    case 'PENDING':
      return { kind: 'pending', reference };
    case 'FAILED':
    case 'CANCELLED':
      return { kind: 'failed', reference, failure: failureOf(why?.reason ?? status, 'processing-error') };
    default:
      return { kind: 'unknown', reference, cause: `the refund is ${status}` };
  }
};

export const providerRefund = (refund: RefundBody): ProviderRefund => ({
  reference: refund.id,
  refundId: ourRefund(refund.custom_id) ?? null,
  amount: refund.amount,
  reason: reasonOf(refund),
  news: fromRefund(refund),
});

/** The merchant's note to the payer, as far as a reason may be long. */
export const reasonOf = ({ note_to_payer: note }: RefundBody): string =>
  note?.trim().slice(0, 200) || 'made-at-the-provider';
