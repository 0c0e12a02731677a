import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { failureOf, isRefusal } from './payme-failures.ts';
import { type ReceiptCalls, reasonOf } from './receipt-calls.ts';
import { type Receipt, receiptStates } from './receipt.ts';
import { fromReceipt } from './receipt-news.ts';

const minuteMs = 60_000;
/** Payme's clock and ours may differ by minutes; and the receipt is created at the latest when the call's time is over. */
const beforeMs = 10 * minuteMs;
const afterMs = 15 * minuteMs;
/** Nothing promises that a list shows at once what was created: so many asks take more than four minutes. */
const asksMax = 8;

/** What became of a charge whose receipt is known. */
export const settleReceipt = async (
  calls: ReceiptCalls,
  id: string,
  call: OpeningCall,
): Promise<PaymentNews> => {
  const reply = await calls.get(id);
  return reply.kind === 'receipt'
    ? judge(calls, [reply.receipt], call)
    : { kind: 'unknown', cause: reasonOf(reply) };
};

/**
 * What became of a charge whose receipt we never saw: it carries our payment's id. If there is none, no payment was sent,
 * for that happens only after the receipt is there; and nobody sends one any more, for the time of the promise is over.
 */
export const settleCharge = async (
  calls: ReceiptCalls,
  call: OpeningCall,
  asks: number,
): Promise<PaymentNews> => {
  const at = call.promisedAt.getTime();
  const found = await calls.search(call.paymentId, new Date(at - beforeMs), new Date(at + afterMs));
  if ('why' in found) return { kind: 'unknown', cause: found.why };
  if (found.length > 0) return judge(calls, found, call);
  return asks >= asksMax
    ? { kind: 'not-executed' }
    : { kind: 'unknown', cause: 'there is no receipt yet', isAnswered: true };
};

const judge = async (
  calls: ReceiptCalls,
  receipts: readonly Receipt[],
  call: OpeningCall,
): Promise<PaymentNews> => {
  const inState = (state: number) => receipts.find((receipt) => receipt.state === state);
  const taken = inState(receiptStates.paid) ?? inState(receiptStates.held);
  if (taken) return fromReceipt(taken, call);
  const moving = receipts.find(({ state }) => !isAtRest(state));
  if (moving) return fromReceipt(moving, call);
  for (const { _id, state } of receipts) {
    if (state !== receiptStates.created) continue;
    // Once cancelled it can never be paid.
    const cancelled = await calls.cancel(_id);
    if (cancelled.kind !== 'receipt') return { kind: 'unknown', cause: reasonOf(cancelled) };
    if (cancelled.receipt.state !== receiptStates.cancelled) return fromReceipt(cancelled.receipt, call);
  }
  const returned = receipts.find((receipt) => receipt.state === receiptStates.cancelled && wasPaid(receipt));
  if (returned) return fromReceipt(returned, call);
  const refused = receipts.find(({ error }) => error && isRefusal(error.code));
  return refused?.error
    ? { kind: 'declined', failure: failureOf(refused.error.code), details: { reference: refused._id } }
    : { kind: 'not-executed' };
};

const isAtRest = (state: number): boolean =>
  state === receiptStates.created || state === receiptStates.cancelled;
const wasPaid = ({ pay_time: paidAtMs }: Receipt): boolean => (paidAtMs ?? 0) > 0;
