import { publicStatus } from '#domain/payments/payment-status';
import { type Answer, paymentIn, refundIn, type ReplyBody } from '../clients/answer.ts';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';
import { groupBy } from './group-by.ts';
import { type KassaBooks } from './kassa-books.ts';

/** What a client was finally told must be in the books, and must be told again to whoever asks again. */
export const checkTold = ({ kassa, told, repeated }: Books, found: Findings): void => {
  const again = new Map(repeated.map((answer) => [answer.ask.key, answer]));
  for (const answer of told) {
    const { reply, ask } = answer;
    if (reply === undefined) continue;
    const payment = paymentIn(reply);
    if (payment) checkPayment(kassa, ask.key, payment, found);
    const refund = refundIn(reply);
    if (refund) checkRefund(kassa, ask.key, refund, found);
    checkAgain(answer, again.get(ask.key), found);
  }
  checkRefusedCaptures(kassa, told, found);
  for (const { ask, reply, paymentId } of repeated)
    if (reply === undefined) found.add('unsettled', paymentId, `${ask.key} still has no answer`);
};

/** Statuses that money gives and nothing but more money moving changes. */
const lasting: ReadonlySet<string> = new Set(['failed', 'cancelled']);

const checkPayment = (kassa: KassaBooks, key: string, told: ReplyBody, found: Findings): void => {
  const payment = kassa.payments.get(told.id ?? '');
  if (!payment) {
    found.add('lostPayments', told.id, `${key} was told of it, Kassa has lost it`);
    return;
  }
  const status = publicStatus(payment.status);
  if (lasting.has(String(told.status)) && status !== told.status)
    found.add('bookDifferences', payment.id, `${key} was told ${String(told.status)}, it is ${status}`);
  if ((told.capturedAmount ?? 0) > 0 && BigInt(told.capturedAmount ?? 0) !== payment.captured.minor)
    found.add(
      'bookDifferences',
      payment.id,
      `${key} was told ${told.capturedAmount ?? 0} captured, it is ${payment.captured.minor}`,
    );
};

/** Told "not captured" each time it asked, while the money was taken. */
const checkRefusedCaptures = (kassa: KassaBooks, told: readonly Answer[], found: Findings): void => {
  const captures = told.filter(({ ask }) => ask.call === 'capture');
  for (const [paymentId, answers] of groupBy(captures, (answer) => answer.paymentId ?? '')) {
    const captured = kassa.payments.get(paymentId)?.captured.minor ?? 0n;
    if (captured > 0n && answers.every(({ reply }) => reply?.status === 402))
      found.add('bookDifferences', paymentId, `every capture was refused, and ${captured} are captured`);
  }
};

const checkRefund = (kassa: KassaBooks, key: string, told: ReplyBody, found: Findings): void => {
  const paymentId = told.paymentId ?? '';
  const refund = kassa.refunds.get(paymentId)?.find(({ id }) => id === told.id);
  if (!refund) {
    found.add('lostPayments', paymentId, `${key} was told of refund ${told.id ?? ''}, Kassa has lost it`);
    return;
  }
  const hasFailed = refund.status === 'failed' || refund.status === 'abandoned';
  if ((told.status === 'completed' && hasFailed) || (told.status === 'failed' && !hasFailed))
    found.add('bookDifferences', paymentId, `${key} was told ${told.status}, it is ${refund.status}`);
};

const identity = ({ reply }: Answer): string | undefined => {
  if (!reply) return undefined;
  const { body } = reply;
  return (paymentIn(reply) ?? refundIn(reply))?.id ?? body.code;
};
/** 202 may become 201; anything else stays. */
const isSame = (told: Answer, again: Answer): boolean =>
  identity(told) === identity(again) &&
  (told.reply?.status === 202 || told.reply?.status === again.reply?.status);

const checkAgain = (told: Answer, again: Answer | undefined, found: Findings): void => {
  if (!again?.reply || !told.reply) return;
  // Refused without a trace: the same request may well be allowed later.
  if (told.reply.status === 409 || told.reply.status === 422) return;
  if (!isSame(told, again))
    found.add(
      'bookDifferences',
      told.paymentId ?? paymentIn(told.reply)?.id,
      `${told.ask.key} was told ${told.reply.status} ${identity(told) ?? ''}, then ${again.reply.status} ${identity(again) ?? ''}`,
    );
};
