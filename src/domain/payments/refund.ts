import { type AskedBy } from '#domain/shared/asked-by';
import { type GatewayAccountId, type PaymentId, type RefundId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { decider, type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import { askedAgain, nextAskAt } from './asking-policy.ts';
import { type Failure } from './failure.ts';
import { type Approval, type Attempt } from './payment-facts.ts';
import { type Hearing } from './payment-news.ts';
import { promiseCall, type ProviderCall } from './provider-call.ts';
import { type RefundEvent } from './refund-events.ts';
import { type RefundStatus } from './refund-status.ts';
import { refundTransitions } from './refund-transitions.ts';

export type Refund = Readonly<{
  id: RefundId;
  tenantId: TenantId;
  version: number;
  number: string;
  status: RefundStatus;
  paymentId: PaymentId;
  ownerId: string | null;
  amount: Money;
  reason: string;
  gateway: string;
  gatewayAccountId: GatewayAccountId;
  paymentReference: string;
  /** It is all that was captured, at once: some providers know no other, some another call for it. */
  isWhole: boolean;
  /** The provider's id of this refund; null until it told us. */
  reference: string | null;
  failure: Failure | null;
  inFlight: ProviderCall | null;
  attempts: readonly Attempt[];
  /** Who wrote down how it ended, when no provider did. */
  recorded: Approval | null;
  createdAt: Date;
  updatedAt: Date;
  completedAt: Date | null;
}>;
export type RefundDecision = Decision<Refund, RefundEvent>;

/** What a provider says about a refund, in our words. */
export type RefundNews = Readonly<{ reference?: string | undefined }> &
  Readonly<
    | { kind: 'completed' }
    | { kind: 'pending' }
    /** The provider can't: a person gives the money back and records it. */
    | { kind: 'by-hand' }
    | { kind: 'failed'; failure: Failure }
    | { kind: 'not-executed'; failure: Failure }
    /** `isAnswered`: as in the news of a payment. */
    | { kind: 'unknown'; cause: string; isAnswered?: true }
  >;

const evolve = (before: Refund, event: RefundEvent): Omit<Refund, 'status'> => {
  const refund = {
    ...before,
    updatedAt: event.at,
    attempts: event.attempt ? [...before.attempts, event.attempt].slice(-50) : before.attempts,
    reference: before.reference ?? event.reference ?? null,
    recorded: event.recorded ?? before.recorded,
  };
  switch (event.type) {
    case 'RefundCompleted':
      return { ...refund, inFlight: null, failure: null, completedAt: event.at };
    case 'RefundFailed':
    case 'RefundAbandoned':
      return { ...refund, inFlight: null, failure: event.failure };
    case 'RefundLeftToPerson':
      return { ...refund, inFlight: null };
    case 'OutcomeLeftUnknown':
      return { ...refund, inFlight: askedAgain(refund.inFlight, event.nextAskAt) };
    case 'DetailsLearned':
      return refund;
  }
};

const decide = decider({ transitions: refundTransitions, evolve });

/** A refund whose share of the payment is already set aside, with the call to the provider promised; `by`: for whom. */
export const openRefund = (
  {
    by,
    ...asked
  }: Pick<
    Refund,
    | 'id'
    | 'tenantId'
    | 'number'
    | 'paymentId'
    | 'ownerId'
    | 'amount'
    | 'reason'
    | 'gateway'
    | 'gatewayAccountId'
    | 'paymentReference'
  > &
    Partial<Pick<Refund, 'reference' | 'isWhole'>> &
    Readonly<{ by?: AskedBy | undefined }>,
  leaseEndsAt: Date,
  at: Date,
): RefundDecision => ({
  state: {
    ...asked,
    version: 0,
    status: 'pending',
    reference: asked.reference ?? null,
    isWhole: asked.isWhole ?? false,
    failure: null,
    inFlight: promiseCall(
      { operation: 'refund', key: asked.id, amount: asked.amount, source: null, by },
      at,
      leaseEndsAt,
    ),
    attempts: [],
    recorded: null,
    createdAt: at,
    updatedAt: at,
    completedAt: null,
  },
  events: [],
});

/** How the news came; `recorded` and `by` when a person brought it. */
export type RefundHearing = Hearing & Readonly<{ recorded?: Approval; by?: AskedBy }>;

/** A refund that no API can make: its provider said so, and now it waits for a person. */
export const awaitsPerson = ({ status, inFlight }: Pick<Refund, 'status' | 'inFlight'>): boolean =>
  status === 'pending' && inFlight === null;

export const isOpen = ({ status }: Refund): boolean => status === 'pending' || status === 'processing';

/**
 * The single way in for news of a refund. Undefined: old news that adds nothing. What a person says counts as long as nobody
 * knows how it ended, and a provider that says later that the money did go back is believed.
 */
export const hearRefundNews = (
  refund: Refund,
  news: RefundNews,
  { callKey, ...told }: RefundHearing,
): Result<RefundDecision, IllegalTransition> | undefined => {
  if (told.recorded && !isOpen(refund)) return undefined;
  const by = told.by ?? refund.inFlight?.by;
  const base = { ...told, ...(news.reference ? { reference: news.reference } : {}), ...(by && { by }) };
  // Money that moved is a fact. All else matters only to the call that is open, and only its answer says that it stays so.
  const ofAnotherCall =
    callKey === undefined
      ? refund.inFlight !== null &&
        (news.kind === 'pending' || news.kind === 'unknown' || news.kind === 'by-hand')
      : refund.inFlight?.key !== callKey;
  const outdated = ofAnotherCall && news.kind !== 'completed';
  const moved = outdated ? undefined : decide(refund, eventOf(refund, news, base));
  if (moved?.ok) return moved;
  const more = base.attempt !== undefined || (refund.reference === null && news.reference !== undefined);
  return more ? decide(refund, { type: 'DetailsLearned', ...base }) : undefined;
};

const eventOf = (
  refund: Refund,
  news: RefundNews,
  told: Pick<RefundEvent, 'at' | 'cause' | 'recorded'>,
): RefundEvent => {
  switch (news.kind) {
    case 'completed':
      return { type: 'RefundCompleted', ...told };
    case 'failed':
      return { type: told.recorded ? 'RefundAbandoned' : 'RefundFailed', failure: news.failure, ...told };
    case 'not-executed':
      return { type: 'RefundAbandoned', failure: news.failure, ...told };
    case 'by-hand':
      return { type: 'RefundLeftToPerson', ...told };
    case 'pending':
    case 'unknown':
      return {
        type: 'OutcomeLeftUnknown',
        nextAskAt: nextAskAt(news.kind, refund.inFlight, told.at),
        ...told,
      };
  }
};
