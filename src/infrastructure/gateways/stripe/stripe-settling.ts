import Stripe from 'stripe';
import {
  type CallInDoubt,
  type OpeningCall,
  type RefundCall,
} from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';
import { toStripe } from './stripe-amount.ts';
import { unavailable } from './stripe-failures.ts';
import { heard, known, type StripeCalls } from './stripe-calls.ts';
import { fromError, fromIntent, fromRefund } from './stripe-mapping.ts';
import { asked, isWhole, pageOf, silent } from './stripe-reply.ts';

const nothingHappened: PaymentNews = { kind: 'not-executed' };

export const settleWithStripe =
  (stripe: Stripe, calls: StripeCalls) =>
  async (doubt: CallInDoubt): Promise<PaymentNews> => {
    switch (doubt.operation) {
      case 'authorize':
      case 'charge':
        return doubt.reference === null ? fence(stripe, calls, doubt.call) : look(stripe, doubt.reference);
      case 'confirm':
        return settleConfirm(stripe, known(doubt.call.reference), doubt.call.key);
      case 'capture': {
        const seen = await look(stripe, doubt.call.reference);
        return seen.kind === 'authorized' ? calls.capture(again(doubt.call, doubt.asks)) : seen;
      }
      case 'void': {
        const seen = await look(stripe, known(doubt.call.reference));
        return isReleasable(seen) ? calls.cancel(again(doubt.call, doubt.asks)) : seen;
      }
    }
  };

/** Stripe cancels what is held or unfinished; a refused intent is unfinished too, another card might still be tried. */
const isReleasable = ({ kind }: PaymentNews): boolean =>
  kind === 'authorized' || kind === 'prepared' || kind === 'action-required' || kind === 'declined';

/** A held payment can be captured or cancelled only once, so a new key is safe, and does not get a stored error back. */
const again = <Call extends Readonly<{ key: string }>>(call: Call, asks: number): Call => ({
  ...call,
  key: `${call.key}:again-${asks}`,
  again: true,
});

const look = (stripe: Stripe, reference: string): Promise<PaymentNews> =>
  stripe.paymentIntents
    .retrieve(reference, { expand: ['latest_charge'] })
    .then((intent) => (isWhole(intent, 'payment_intent') ? fromIntent(intent) : silent(intent)), asked);

/** Keys may be forgotten once they are 24 hours old (docs.stripe.com/api/idempotent_requests); an hour for clocks apart. */
const keyLivesMs = 23 * 3_600_000;

/**
 * Did a charge happen whose intent we never saw? We ask for something harmless under the charge's own idempotency key: an
 * intent that is not confirmed. If Stripe makes it, the charge never came and, its key being spent, never can. If Stripe
 * says that the key stands for something else (docs.stripe.com/api/idempotent_requests), the charge did come: then the same
 * request again gives its one answer. Stripe forgets a key after a day, and then a new fence says nothing about the charge:
 * whether that took place is searched for.
 */
const fence = (stripe: Stripe, calls: StripeCalls, call: OpeningCall): Promise<PaymentNews> =>
  stripe.paymentIntents
    .create(
      { ...toStripe(call.amount), metadata: { kassa_never_charged: call.paymentId } },
      { idempotencyKey: call.key },
    )
    .then(
      (intent) => {
        if (!isWhole(intent, 'payment_intent')) return silent(intent);
        // Our own fence answers again when we ask twice; a confirmed intent could only be the charge itself.
        if (intent.metadata.kassa_never_charged !== call.paymentId) return fromIntent(intent);
        const fencedAfterMs = intent.created * 1_000 - call.promisedAt.getTime();
        return fencedAfterMs < keyLivesMs ? nothingHappened : searched(stripe, call, nothingHappened);
      },
      (error: unknown) =>
        error instanceof Stripe.errors.StripeIdempotencyError ? answerOf(stripe, calls, call) : asked(error),
    );

const answerOf = async (stripe: Stripe, calls: StripeCalls, call: OpeningCall): Promise<PaymentNews> => {
  const answer = await calls.open({ ...call, again: true });
  if (answer.kind !== 'unknown') return answer;
  // A server error is stored under the key like any answer; what became of the charge can still be searched for.
  return searched(stripe, call, answer);
};

/** What Stripe has under our id of the payment; `otherwise` when that is nothing. */
const searched = (stripe: Stripe, { paymentId }: OpeningCall, otherwise: PaymentNews): Promise<PaymentNews> =>
  stripe.paymentIntents
    .search({
      query: `metadata['kassa_payment_id']:'${paymentId}'`,
      limit: 1,
      expand: ['data.latest_charge'],
    })
    .then((found) => {
      const page = pageOf(found);
      if (!page) return silent(found);
      return page[0] ? fromIntent(page[0]) : otherwise;
    }, asked);

/** Whatever has not been confirmed by now is cancelled, so that it never will be. */
const settleConfirm = async (stripe: Stripe, reference: string, key: string): Promise<PaymentNews> => {
  const seen = await look(stripe, reference);
  if (seen.kind !== 'prepared' && seen.kind !== 'declined') return seen;
  const cancelled = await stripe.paymentIntents
    .cancel(reference, {}, { idempotencyKey: `${key}:never` })
    .then(heard, (error: unknown) => fromError(error, true));
  if (cancelled.kind !== 'voided')
    return cancelled.kind === 'declined' ? { kind: 'unknown', cause: 'could not be cancelled' } : cancelled;
  return seen.kind === 'declined' ? seen : nothingHappened;
};

/**
 * After this many looks (some four minutes) a refund that Stripe does not list and will not make is given up. It is not
 * asked for once more first: whatever the last request did is minutes old by now, so it would be listed.
 */
const looksMax = 8;

export const settleRefund =
  (stripe: Stripe, calls: StripeCalls) =>
  async (call: RefundCall & Readonly<{ asks: number }>): Promise<RefundNews> => {
    if (call.reference !== null) return lookAtRefund(stripe, call.reference);
    const known = await stripe.refunds
      .list({ payment_intent: call.paymentReference, limit: 100 })
      .then((list) => pageOf(list) ?? silent(list), asked);
    if ('kind' in known) return known;
    const found = known.find(({ metadata }) => metadata?.kassa_refund_id === call.refundId);
    if (found) return fromRefund(found);
    return call.asks >= looksMax
      ? { kind: 'not-executed', failure: unavailable('never-executed') }
      : calls.refund({ ...call, again: true });
  };

/** Stripe has told us of it, or made it without us: asking for it again would give the money back twice. */
const lookAtRefund = (stripe: Stripe, reference: string): Promise<RefundNews> =>
  stripe.refunds
    .retrieve(reference)
    .then((refund) => (isWhole(refund, 'refund') ? fromRefund(refund) : silent(refund)), asked);
