import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { failureOf, isOutOfOrder, isRefusal } from './payme-failures.ts';
import { type ReceiptCalls, reasonOf } from './receipt-calls.ts';
import { fromReceipt } from './receipt-news.ts';
import { settleReceipt } from './settle-receipt.ts';

/**
 * Charges or holds on a saved card: a receipt is created, then paid. Payme has no idempotency keys, so the payment is sent
 * only while the promise is ours alone, that is within `timeoutMs` of it; whoever settles the call later may rely on that.
 * A receipt that was created but not paid moves nothing: without the card's token, which only we have, nobody can pay it.
 */
export const chargeCard =
  (calls: ReceiptCalls, { timeoutMs, now }: Readonly<{ timeoutMs: number; now: () => Date }>) =>
  async (call: OpeningCall, token: string): Promise<PaymentNews> => {
    const restMs = () => call.promisedAt.getTime() + timeoutMs - now().getTime();
    if (restMs() <= 0) return notExecuted('it was held up before it could be asked for');
    const stop = AbortSignal.timeout(restMs());
    // What is left of the time is the bank's: it is slower than the making of a receipt.
    const created = await calls.create(
      call,
      AbortSignal.any([stop, AbortSignal.timeout(Math.ceil(timeoutMs / 2))]),
    );
    if (created.kind === 'refused' && !isOutOfOrder(created.code))
      return { kind: 'declined', failure: failureOf(created.code) };
    if (created.kind !== 'receipt') return notExecuted(reasonOf(created));
    const { receipt } = created;
    if (stop.aborted || restMs() <= 0) return notExecuted('it took too long to be created');

    const details = { reference: receipt._id };
    const paid = await calls.pay(receipt._id, token, call, stop);
    switch (paid.kind) {
      case 'receipt': {
        const news = fromReceipt(paid.receipt, call);
        return news.kind === 'prepared' ? { kind: 'unknown', cause: 'it is not paid yet', details } : news;
      }
      case 'turned-away':
        return notExecuted(paid.why);
      case 'silence':
        return { kind: 'unknown', cause: paid.why, details };
      case 'refused': {
        const refused: PaymentNews = { kind: 'declined', failure: failureOf(paid.code), details };
        if (isRefusal(paid.code)) return refused;
        const truth = await settleReceipt(calls, receipt._id, call);
        return truth.kind === 'not-executed' && !isOutOfOrder(paid.code) ? refused : truth;
      }
    }
  };

const notExecuted = (why: string): PaymentNews => ({ kind: 'not-executed', why });
