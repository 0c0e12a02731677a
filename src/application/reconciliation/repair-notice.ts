import { type ProviderNotice } from '#application/payments/contract';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { isOurs } from './key-lines.ts';
import { type Discrepancy } from './ports/discrepancy-book.ts';

/** An estimated fee, which gives way to the real one where the provider lists it. */
export const isEstimatedFee = ({ kind, ours }: Discrepancy): boolean => kind === 'fee' && ours?.fee === null;

/**
 * The news that would put a difference right: the provider moved money and we do not know it. Undefined where no news can,
 * and a person has to look.
 */
export const repairNotice = ({ kind, key, theirs }: Discrepancy): ProviderNotice | undefined => {
  if (theirs?.status !== 'completed') return undefined;
  const { amount, fee, reference } = theirs;
  if (theirs.kind === 'payment' && kind === 'status')
    return {
      kind: 'payment',
      paymentId: key as PaymentId,
      reference,
      news: { kind: 'captured', amount, fee },
    };
  if (theirs.kind === 'refund' && (kind === 'status' || kind === 'missing-here')) {
    const { paymentId, paymentReference } = theirs;
    if (kind === 'missing-here' && paymentId === undefined && paymentReference === undefined)
      return undefined;
    return {
      kind: 'refund',
      refundId: isOurs(key) ? (key as RefundId) : undefined,
      reference,
      paymentId: paymentId as PaymentId | undefined,
      paymentReference,
      amount,
      reason: 'made-at-the-provider',
      news: { kind: 'completed', reference },
    };
  }
  return undefined;
};
