import { add } from '#domain/shared/money';
import { ok } from '#domain/shared/result';
import { decider } from '#domain/shared/state-machine';
import { forfeited, lapsed } from './forfeit.ts';
import { withForgone } from './forgone.ts';
import { unpaid, withReturn } from './paid-period.ts';
import { type SubscriptionEvent, type UnusedTime } from './subscription-events.ts';
import { withCoupon, withCouponBack } from './redeemed-coupons.ts';
import { entryOf, historyMax } from './subscription-history.ts';
import { changed, entered, restored, settled } from './subscription-periods.ts';
import { subscriptionTransitions } from './subscription-transitions.ts';
import { type Decided, type Subscription } from './subscription.ts';

const evolve = (before: Subscription, event: SubscriptionEvent): Omit<Subscription, 'status'> => {
  const subscription = { ...before, updatedAt: event.at };
  switch (event.type) {
    case 'Activated':
    case 'PaymentReceived':
      return { ...settled(subscription, event.isWaived), incompleteUntil: null };
    case 'TrialWarned':
      return { ...subscription, trialWarnedAt: event.at };
    case 'Renewed':
    case 'Resumed':
      return { ...entered(subscription, event.next), pause: null };
    case 'DowngradedToFree':
      return {
        ...entered({ ...subscription, cancellation: null }, event.next),
        forfeit: forfeited(subscription, event.at),
      };
    case 'Restored':
      return restored(subscription, event.next);
    case 'ForfeitLapsed':
      return { ...subscription, forfeit: lapsed(subscription.forfeit) };
    case 'Reactivated':
      return {
        ...entered(subscription, event.next),
        forgone: withForgone(before),
        forfeit: lapsed(subscription.forfeit),
        cancellation: null,
        incompleteUntil: event.incompleteUntil,
        endedAt: null,
      };
    case 'PaymentFailed':
      return {
        ...subscription,
        dunning: event.dunning,
        transferUntil: null,
        countedAttempts: counted(subscription, event.attempt),
      };
    case 'TransferAwaited':
      return { ...subscription, transferUntil: event.until };
    case 'Reminded':
      return { ...subscription, dunning: event.dunning };
    case 'ChangeRequested':
      return {
        ...subscription,
        pending: event.change,
        extraInvoices: subscription.extraInvoices + 1,
      };
    case 'ChangeDropped':
      return { ...subscription, pending: null };
    case 'PlanChanged':
      return changed(subscription, event.change);
    case 'ChangeScheduled':
      return { ...subscription, scheduled: event.item };
    case 'ScheduledChangeDropped':
      return { ...subscription, scheduled: null };
    case 'CouponApplied':
      return { ...subscription, ...withCoupon(subscription, event.applied) };
    case 'CouponRemoved':
      return { ...subscription, ...withCoupon(subscription, null) };
    case 'MethodChosen':
      return { ...subscription, methodId: event.methodId };
    case 'CancellationScheduled':
      return {
        ...subscription,
        scheduled: null,
        cancellation: { requestedAt: event.at, reason: event.reason, endsAt: null },
      };
    case 'CancellationGraceBegan':
      return {
        ...subscription,
        scheduled: null,
        cancellation: { requestedAt: event.at, reason: event.reason, endsAt: event.endsAt },
      };
    case 'CancellationWithdrawn':
    case 'CancellationGraceWithdrawn':
      return { ...subscription, cancellation: null };
    case 'Cancelled':
      return { ...withUnused(subscription, event.unused), ...withCouponBack(before), ...ended(event.at) };
    case 'Expired':
      return {
        ...subscription,
        ...withCouponBack(before),
        ...ended(event.at),
        forfeit: before.dunning ? forfeited(subscription, event.at) : subscription.forfeit,
      };
    case 'Paused':
      return {
        ...withUnused(subscription, event.unused),
        pause: { since: event.at, resumesAt: event.resumesAt },
      };
    case 'BalanceChanged': {
      const { key, change, at } = event;
      const balanceChanges = [...subscription.balanceChanges, { key, change, at }].slice(-balanceChangesMax);
      return { ...subscription, balance: add(subscription.balance, change), balanceChanges };
    }
    case 'PaymentReturned': {
      const { invoiceKey, key, net } = event;
      return {
        ...subscription,
        paid: withReturn(subscription.paid, invoiceKey, { key, net }) ?? subscription.paid,
      };
    }
    case 'FirstPaymentFailed':
      return {
        ...subscription,
        transferUntil: null,
        countedAttempts: counted(subscription, event.attempt),
      };
    case 'GraceBegan':
      return subscription;
  }
};

/** Enough to know again every attempt that may still be told of, and every invoice that may be drawn up again. */
const countedMax = 50;

const balanceChangesMax = 50;

const counted = ({ countedAttempts }: Subscription, attempt: string): string[] =>
  [...countedAttempts, attempt].slice(-countedMax);

/** What is given back is paid for no more, so that it is given back once. */
const withUnused = (subscription: Subscription, unused: UnusedTime | null): Subscription =>
  unused
    ? {
        ...subscription,
        paid: unpaid(subscription.price.net.currency),
        extraInvoices: subscription.extraInvoices + 1,
      }
    : subscription;

const ended = (at: Date) =>
  ({
    scheduled: null,
    pending: null,
    dunning: null,
    transferUntil: null,
    pause: null,
    incompleteUntil: null,
    endedAt: at,
  }) as const;

const decideStatus = decider({ transitions: subscriptionTransitions, evolve });

/** Applies events one after the other: the table says where each leads, and the history keeps it. */
export const decide = (subscription: Subscription, ...events: readonly SubscriptionEvent[]): Decided => {
  let state = subscription;
  for (const event of events) {
    const decision = decideStatus(state, event);
    if (!decision.ok) return decision;
    const { state: moved } = decision.value;
    const history = [...moved.history, entryOf(event, moved.status)].slice(-historyMax);
    state = { ...moved, history };
  }
  return ok({ state, events });
};
