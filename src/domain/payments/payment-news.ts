import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { nextAskAt } from './asking-policy.ts';
import { type Failure } from './failure.ts';
import { callKey as keyOfCall, type Payment, type PaymentDecision } from './payment.ts';
import { decide } from './payment-evolution.ts';
import { type PaymentEvent } from './payment-events.ts';
import { type Attempt, type Cause, type NextAction, type PaymentDetails } from './payment-facts.ts';
import { promiseCall, type ProviderCall } from './provider-call.ts';

/** What a provider says about a payment, in our words. It is a state of affairs, so it may be heard twice or late. */
export type PaymentNews = Readonly<{ details?: PaymentDetails | undefined }> &
  Readonly<
    | { kind: 'prepared' }
    | { kind: 'authorized'; amount: Money; expiresAt: Date | null }
    | { kind: 'captured'; amount: Money; fee: Money | null }
    /**
     * `nextAction` null: what was asked of the customer still is. `expiresAt`: until when they may act, when that is not
     * the usual time.
     */
    | { kind: 'action-required'; nextAction: NextAction | null; expiresAt?: Date | undefined }
    /** Accepted, but the bank will take its time: the answer comes by webhook, or when asked. */
    | { kind: 'pending' }
    | { kind: 'voided' }
    | { kind: 'declined'; failure: Failure }
    /** Certain: this call did not take place and never will. `why`: what stood in the way, for people. */
    | { kind: 'not-executed'; why?: string | undefined }
    /**
     * Silence. The money may have moved, so someone must ask. `isAnswered`: the provider was there, but what it says does not
     * tell; so it is no silence of its, and nothing is wrong with its line. `wantsPerson`: asking more will not tell either.
     */
    | { kind: 'unknown'; cause: string; isAnswered?: true; wantsPerson?: true }
  >;

/** How the news came: `callKey` names the call it answers, when it is an answer to one of ours. */
export type Hearing = Readonly<{ at: Date; cause: Cause; callKey?: string; attempt?: Attempt }>;

export const neverExecuted: Failure = {
  code: 'gateway-unavailable',
  providerCode: null,
  message: 'The payment provider could not be reached and did not charge. Try again.',
};

/**
 * The single way in for news: our caller's reply, the provider's webhook and our own lookup all end here. News that the
 * table has no cell for is old or already known; it moves nothing, but gaps in what we know are still filled from it.
 * Gives undefined when there is nothing new to keep.
 */
export const hearNews = (
  payment: Payment,
  news: PaymentNews,
  hearing: Hearing,
): Result<PaymentDecision, IllegalTransition> | undefined => {
  const { callKey, ...told } = hearing;
  const base = { ...told, ...(news.details ? { details: news.details } : {}), ...askerOf(payment, news) };
  const answersOurCall = callKey !== undefined && payment.inFlight?.key === callKey;
  // Money that moved is a fact, whoever asked. An answer only matters to the call that is still open; and what others say
  // meanwhile of an attempt that is not this call's, or of a hold that it is to release, is older than its answer will be.
  const ofAnotherCall = callKey === undefined ? isOlderThan(payment.inFlight, news) : !answersOurCall;
  const outdated = (ofAnotherCall && !isMoneyMoved(news)) || isReleasedBy(payment.inFlight, news);
  const event = outdated ? undefined : eventOf(payment, news, base, answersOurCall);
  const moved = event && decide(payment, event);
  if (moved?.ok) return moved;
  return base.attempt || tellsMore(payment, news.details)
    ? decide(payment, { type: 'DetailsLearned', ...base })
    : undefined;
};

type Told = Pick<PaymentEvent, 'at' | 'cause' | 'attempt' | 'details' | 'by'>;

const isMoneyMoved = ({ kind }: PaymentNews): boolean =>
  kind === 'captured' || kind === 'authorized' || kind === 'voided';

/** What each call is made for: news of just that is the doing of whoever asked for the call, however it reaches us. */
const madeFor: Readonly<Record<ProviderCall['operation'], readonly PaymentNews['kind'][]>> = {
  prepare: [],
  authorize: ['authorized', 'captured'],
  charge: ['authorized', 'captured'],
  confirm: ['authorized', 'captured'],
  capture: ['captured', 'declined'],
  void: ['voided'],
  refund: [],
};
const askerOf = ({ inFlight }: Payment, { kind }: PaymentNews) =>
  inFlight?.by && madeFor[inFlight.operation].includes(kind) ? { by: inFlight.by } : {};

const leavesOpen = ({ kind }: PaymentNews): boolean =>
  kind === 'prepared' || kind === 'action-required' || kind === 'pending' || kind === 'unknown';

/** That a call stays open is for its own answer to say; and a refusal is news of the first attempt only. */
const isOlderThan = (call: ProviderCall | null, news: PaymentNews): boolean =>
  call !== null && (leavesOpen(news) || (news.kind === 'declined' && !opensPayment.has(call.operation)));

const opensPayment: ReadonlySet<string> = new Set(['prepare', 'authorize', 'charge']);

const isReleasedBy = (call: ProviderCall | null, { kind }: PaymentNews): boolean =>
  call?.operation === 'void' && kind === 'authorized';

const eventOf = (payment: Payment, news: PaymentNews, told: Told, answersOurCall: boolean): PaymentEvent => {
  switch (news.kind) {
    case 'prepared':
      return { type: 'PaymentPrepared', ...told };
    case 'authorized':
      return { type: 'PaymentAuthorized', authorized: news.amount, expiresAt: news.expiresAt, ...told };
    case 'captured':
      return { type: 'PaymentCaptured', captured: news.amount, fee: news.fee, ...told };
    case 'action-required':
      return {
        type: 'ActionRequired',
        nextAction: news.nextAction,
        ...(news.expiresAt && { expiresAt: news.expiresAt }),
        ...told,
      };
    case 'voided':
      return { type: 'PaymentVoided', ...told };
    case 'declined':
      return answersOurCall
        ? refusal(payment, news.failure, told)
        : { type: 'PaymentDeclined', failure: news.failure, ...told };
    case 'not-executed':
      return rerouting(payment, news.why, told) ?? refusal(payment, neverExecuted, told);
    case 'pending':
      return leftOpen(payment, 'pending', told);
    case 'unknown':
      return news.wantsPerson
        ? { type: 'OutcomeLeftUnknown', nextAskAt: null, ...told }
        : leftOpen(payment, 'unknown', told);
  }
};

/**
 * A payment that certainly was not taken by one account may be asked of the next, but only by the request that waits for
 * it: whoever finds out later has nobody to tell, and the customer may have paid otherwise by then.
 */
const rerouting = (payment: Payment, why: string | undefined, told: Told): PaymentEvent | undefined => {
  const { inFlight, route, reference } = payment;
  if (!inFlight?.nextAskAt || !opensPayment.has(inFlight.operation)) return undefined;
  if (told.cause !== 'gateway-reply' || route.next.length === 0 || reference !== null) return undefined;
  const { operation, amount, source, promisedAt, nextAskAt: leaseEndsAt, by } = inFlight;
  const leaseMs = leaseEndsAt.getTime() - promisedAt.getTime();
  const key = keyOfCall(payment, operation);
  const call = promiseCall(
    { operation, key, amount, source, by },
    told.at,
    new Date(told.at.getTime() + leaseMs),
  );
  return { type: 'PaymentRerouted', call, why: why ?? 'it could not be reached', ...told };
};

const leftOpen = ({ inFlight }: Payment, why: 'unknown' | 'pending', told: Told): PaymentEvent => ({
  type: 'OutcomeLeftUnknown',
  nextAskAt: nextAskAt(why, inFlight, told.at),
  ...told,
});

/** What the call in flight asked for was refused: the charge, the capture or the release. */
const refusal = (payment: Payment, failure: Failure, told: Told): PaymentEvent => {
  if (payment.status === 'capturing') return { type: 'CaptureDeclined', failure, ...told };
  if (payment.status === 'voiding') return { type: 'VoidDeclined', ...told };
  // The release was refused once more, which says nothing about the money: it may be held still, so we go on asking.
  if (payment.inFlight?.operation === 'void') return leftOpen(payment, 'unknown', told);
  return { type: 'PaymentDeclined', failure, ...told };
};

const tellsMore = (payment: Payment, details: PaymentDetails | undefined): boolean =>
  details !== undefined &&
  ((payment.reference === null && details.reference !== undefined) ||
    (payment.clientSecret === null && details.clientSecret !== undefined) ||
    Object.entries(details.method ?? {}).some(
      ([field, value]) => value !== null && payment.method[field as keyof typeof payment.method] === null,
    ));
