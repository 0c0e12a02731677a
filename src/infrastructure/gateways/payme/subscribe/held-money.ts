import { type CaptureCall, type VoidCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type Money, money } from '#domain/shared/money';
import { failureOf, isOutOfOrder } from './payme-failures.ts';
import { type ReceiptCalls, reasonOf } from './receipt-calls.ts';
import { type Receipt, receiptStates } from './receipt.ts';
import { fromReceipt } from './receipt-news.ts';

/** Takes what is held, or a part of it and releases the rest. A receipt can be confirmed only once, so it may be repeated. */
export const captureHeld =
  (calls: ReceiptCalls) =>
  async (call: CaptureCall): Promise<PaymentNews> => {
    const { reference, amount, again = false } = call;
    const reply = await calls.confirmHold(reference, amount);
    switch (reply.kind) {
      case 'receipt':
        return captured(reply.receipt, amount);
      case 'turned-away':
        return again ? unknown(reply.why) : { kind: 'not-executed', why: reply.why };
      case 'silence':
        return unknown(reply.why);
      case 'refused': {
        const seen = await look(calls, reference, amount);
        const isRefused = seen.kind === 'authorized' && !isOutOfOrder(reply.code);
        if (isRefused) return { kind: 'declined', failure: failureOf(reply.code) };
        return seen.kind === 'authorized' ? unknown(reasonOf(reply)) : seen;
      }
    }
  };

/** The same for a capture in doubt: made again while the money is still held. */
export const settleCapture =
  (calls: ReceiptCalls) =>
  async (call: CaptureCall): Promise<PaymentNews> => {
    const seen = await look(calls, call.reference, call.amount);
    return seen.kind === 'authorized' ? captureHeld(calls)({ ...call, again: true }) : seen;
  };

/**
 * Lets go of what is held. Only looked at first: a cancellation of what was taken meanwhile would give it back. A payment
 * that Payme has never heard of, its link being unused, is let go by our not taking the money when it is offered.
 */
export const releaseHeld =
  (calls: ReceiptCalls) =>
  async ({ reference }: VoidCall): Promise<PaymentNews> => {
    if (reference === null) return { kind: 'voided' };
    const reply = await calls.get(reference);
    if (reply.kind !== 'receipt') return unknown(reasonOf(reply));
    const { state } = reply.receipt;
    if (state !== receiptStates.held && state !== receiptStates.created)
      return fromReceipt(reply.receipt, bare);
    const cancelled = await calls.cancel(reference);
    return cancelled.kind === 'receipt' ? fromReceipt(cancelled.receipt, bare) : unknown(reasonOf(cancelled));
  };

const bare = { methodType: 'card', promisedAt: null } as const;

const look = async (calls: ReceiptCalls, reference: string, asked: Money): Promise<PaymentNews> => {
  const reply = await calls.get(reference);
  return reply.kind === 'receipt' ? captured(reply.receipt, asked) : unknown(reasonOf(reply));
};

/** A receipt may go on showing all that was held, though less was taken. */
const captured = (receipt: Receipt, asked: Money): PaymentNews => {
  const news = fromReceipt(receipt, bare);
  if (news.kind !== 'captured') return news;
  const least = news.amount.minor < asked.minor ? news.amount.minor : asked.minor;
  return { ...news, amount: money(least, asked.currency) };
};

const unknown = (cause: string): PaymentNews => ({ kind: 'unknown', cause });
