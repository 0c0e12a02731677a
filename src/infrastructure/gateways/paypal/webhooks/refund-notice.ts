import { type ProviderNotice } from '#application/payments/contract';
import { ourPayment, ourRefund } from '../our-ids.ts';
import { parentOf } from '../paypal-links.ts';
import { RefundBody } from '../paypal-resources.ts';
import { fromRefund, reasonOf } from '../refunds/refund-news.ts';
import { type Lookups } from './lookups.ts';

const nothing: ProviderNotice = { kind: 'of-no-interest' };

/** A refund names its capture by a link and its order not at all; whose it is, what we wrote on either says. */
export const fromRefundEvent = async (resource: unknown, lookups: Lookups): Promise<ProviderNotice> => {
  const refund = RefundBody.parse(resource);
  return noticeOf(refund, reasonOf(refund), lookups);
};

/**
 * PayPal took money back that we did not give. When a dispute is why, the dispute tells of it; only what nobody disputed (a
 * bank's recall, say) counts as a refund.
 */
export const fromReversal = async (resource: unknown, lookups: Lookups): Promise<ProviderNotice> => {
  const reversal = RefundBody.parse(resource);
  const captureId = parentOf(reversal.links);
  if (captureId !== undefined && (await lookups.isDisputed(captureId))) return nothing;
  return noticeOf(reversal, 'reversed-by-paypal', lookups);
};

const noticeOf = async (
  refund: RefundBody,
  reason: string,
  { customOf }: Lookups,
): Promise<ProviderNotice> => {
  const refundId = ourRefund(refund.custom_id);
  const captureId = parentOf(refund.links);
  const paymentId =
    ourPayment(refund.custom_id) ??
    (refundId || captureId === undefined ? undefined : ourPayment(await customOf(captureId)));
  if (!refundId && !paymentId) return { kind: 'foreign' };
  return {
    kind: 'refund',
    refundId,
    reference: refund.id,
    paymentId,
    paymentReference: undefined,
    amount: refund.amount,
    reason,
    news: fromRefund(refund),
  };
};
