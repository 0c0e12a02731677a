import { type ProviderRefund, type RefundCall } from '#application/payments/ports/payment-gateway';
import { type RefundNews } from '#domain/payments/refund';
import { tiyin } from '../payme-amount.ts';
import { failure, failureOf, isOutOfOrder } from './payme-failures.ts';
import { type NoReceipt, type ReceiptCalls, type ReceiptReply, reasonOf } from './receipt-calls.ts';
import { type Receipt, receiptStates } from './receipt.ts';

/**
 * Gives back. Payme's API gives back a whole receipt or nothing, so a part, and the rest after a part, are for a person to
 * give back in the cabinet. Cancelling twice gives back once, so a call in doubt is looked at and made again.
 */
export const refundReceipt =
  (calls: ReceiptCalls) =>
  async ({ paymentReference, amount, again = false }: RefundCall): Promise<RefundNews> => {
    const seen = await calls.get(paymentReference);
    if (seen.kind !== 'receipt') return again ? unknown(reasonOf(seen)) : notAsked(seen);
    if (BigInt(seen.receipt.amount) !== amount.minor) return { kind: 'by-hand' };
    const before = fromReturned(seen.receipt);
    if (before) return before;
    if (seen.receipt.state !== receiptStates.paid) return unknown('it is not at rest');
    const cancelled = await calls.cancel(paymentReference);
    if (cancelled.kind === 'receipt')
      return fromReturned(cancelled.receipt) ?? unknown('it was not cancelled');
    if (cancelled.kind !== 'refused' || isOutOfOrder(cancelled.code)) return unknown(reasonOf(cancelled));
    return afterRefusal(await calls.get(paymentReference), cancelled.code);
  };

/** All that Payme knows to have gone back of a payment: the whole, or nothing. */
export const refundsOfReceipt =
  (calls: ReceiptCalls) =>
  async (reference: string): Promise<readonly ProviderRefund[] | 'unknown'> => {
    const reply = await calls.get(reference);
    if (reply.kind !== 'receipt') return 'unknown';
    const { receipt } = reply;
    const news = (receipt.pay_time ?? 0) > 0 ? fromReturned(receipt) : undefined;
    const told = { reference, refundId: null, amount: tiyin(receipt.amount), reason: 'made-at-the-provider' };
    return news ? [{ ...told, news }] : [];
  };

const fromReturned = ({ _id, state }: Receipt): RefundNews | undefined => {
  if (state === receiptStates.cancelled) return { kind: 'completed', reference: _id };
  return state === receiptStates.cancelling ? { kind: 'pending' } : undefined;
};

/** Refused, and still paid: then it will not go back. */
const afterRefusal = (seen: ReceiptReply, code: number): RefundNews => {
  if (seen.kind !== 'receipt') return unknown(reasonOf(seen));
  const returned = fromReturned(seen.receipt);
  if (returned) return returned;
  return seen.receipt.state === receiptStates.paid
    ? { kind: 'failed', failure: failureOf(code) }
    : unknown(`refused with ${code}`);
};

/** Nothing was asked for yet, nor ever before. */
const notAsked = (reply: NoReceipt): RefundNews => {
  const code = reply.kind === 'refused' ? reply.code : null;
  return code !== null && !isOutOfOrder(code)
    ? { kind: 'failed', failure: failureOf(code) }
    : { kind: 'not-executed', failure: failure('gateway-unavailable', code === null ? null : String(code)) };
};

const unknown = (cause: string): RefundNews => ({ kind: 'unknown', cause });
