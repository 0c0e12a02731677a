import { err } from '#domain/shared/result';
import { dropped, nextPeriod } from './new-period.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { byItself, cancelsAt, type Decided, type Subscription } from './subscription.ts';

export type NotDue = Readonly<{ code: 'not-due'; dueAt: Date }>;

/** `payment-due`: the period that ends is not paid for yet; how that comes out is to be known first. */
export type RenewalRefusal = NotDue | Readonly<{ code: 'cancellation-scheduled' | 'payment-due' }>;

/**
 * Begins the period after `periodIndex`, with what was scheduled for it. Undefined when that period is over already: however
 * often and by however many it is asked, each period begins once. Periods that are long over are begun one by one, so a late
 * renewal and a punctual one draw up the same invoices.
 */
export const renew = (
  subscription: Subscription,
  periodIndex: number,
  at: Date,
): Decided<RenewalRefusal> | undefined => {
  const { period, isSettled } = subscription;
  if (period.index !== periodIndex) return undefined;
  if (at < period.end) return err({ code: 'not-due', dueAt: period.end });
  const endsAt = cancelsAt(subscription);
  if (endsAt && endsAt <= period.end) return err({ code: 'cancellation-scheduled' });
  if (!isSettled) return err({ code: 'payment-due' });
  return decide(
    subscription,
    ...dropped(subscription, 'the period ended before it was paid for', byItself(at)),
    { type: 'Renewed', next: nextPeriod(subscription), ...byItself(at) },
  );
};

/**
 * The period is paid for: whatever was taken away for want of money is given back at once. Undefined: it was already, or
 * another period is running; what came for that is for its invoice to keep.
 */
export const recordPayment = (
  subscription: Subscription,
  periodIndex: number,
  told: Told,
): Decided | undefined => settle(subscription, periodIndex, { isWaived: false, ...told });

/** The same for a period that nobody need pay for, since its invoice was voided: from now on it costs nothing. */
export const waivePayment = (
  subscription: Subscription,
  periodIndex: number,
  told: Told,
): Decided | undefined => settle(subscription, periodIndex, { isWaived: true, ...told });

const settle = (
  subscription: Subscription,
  periodIndex: number,
  how: Told & Readonly<{ isWaived: boolean }>,
): Decided | undefined => {
  const { status, period, isSettled } = subscription;
  if (period.index !== periodIndex || isSettled) return undefined;
  const type = status === 'incomplete' ? 'Activated' : 'PaymentReceived';
  return decide(subscription, { type, periodIndex, ...how });
};

/** Says that the owner was told of the end of the trial. Undefined: they were before. */
export const warnOfTrialEnd = (subscription: Subscription, at: Date): Decided | undefined =>
  subscription.trialWarnedAt ? undefined : decide(subscription, { type: 'TrialWarned', ...byItself(at) });
