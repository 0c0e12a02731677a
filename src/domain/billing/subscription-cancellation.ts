import { err } from '#domain/shared/result';
import { dropped } from './new-period.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type NotDue } from './subscription-renewal.ts';
import { byItself, cancelsAt, type Decided, type Subscription } from './subscription.ts';
import { unusedTime } from './unused-time.ts';

/** The period must be paid for first, or the subscription ended at once. */
export type PaymentDue = Readonly<{ code: 'payment-due' }>;

export type AlreadyCancelling = Readonly<{ code: 'already-cancelling'; at: Date }>;

/**
 * Ends it now. `isCredited`: what was paid for and will not be used is given back to the balance, by an invoice of its own.
 */
export const cancelNow = (
  subscription: Subscription,
  { reason, isCredited }: Readonly<{ reason: string | null; isCredited: boolean }>,
  told: Told,
): Decided =>
  decide(subscription, ...dropped(subscription, 'the subscription was cancelled', told), {
    type: 'Cancelled',
    reason,
    unused: isCredited ? unusedTime(subscription, told.at) : null,
    ...told,
  });

/** Ends it with the period that is paid for. */
export const cancelAtPeriodEnd = (
  subscription: Subscription,
  reason: string | null,
  told: Told,
): Decided<AlreadyCancelling> =>
  already(subscription) ?? decide(subscription, { type: 'CancellationScheduled', reason, ...told });

/** Ends it at `endsAt`, whatever was paid for; until then everything works and one may think again. A trial has its own end. */
export const cancelWithGrace = (
  subscription: Subscription,
  { reason, endsAt }: Readonly<{ reason: string | null; endsAt: Date }>,
  told: Told,
): Decided<AlreadyCancelling | PaymentDue> => {
  if (subscription.status === 'trialing') return cancelAtPeriodEnd(subscription, reason, told);
  if (subscription.status === 'active' && !subscription.isSettled) return err({ code: 'payment-due' });
  return (
    already(subscription) ??
    decide(subscription, ...dropped(subscription, 'the subscription was cancelled', told), {
      type: 'CancellationGraceBegan',
      endsAt,
      reason,
      ...told,
    })
  );
};

/** What was scheduled happens. Undefined: nothing was. */
export const carryOutCancellation = (subscription: Subscription, at: Date): Decided<NotDue> | undefined => {
  const dueAt = cancelsAt(subscription);
  if (!dueAt || !subscription.cancellation || subscription.endedAt) return undefined;
  if (at < dueAt) return err({ code: 'not-due', dueAt });
  const { reason } = subscription.cancellation;
  return decide(subscription, ...dropped(subscription, 'the subscription was cancelled', byItself(at)), {
    type: 'Cancelled',
    reason,
    unused: null,
    ...byItself(at),
  });
};

const already = (subscription: Subscription): Decided<AlreadyCancelling> | undefined => {
  const at = cancelsAt(subscription);
  return at ? err({ code: 'already-cancelling', at }) : undefined;
};
