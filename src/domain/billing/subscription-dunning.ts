import { err } from '#domain/shared/result';
import { type DunningPolicy } from './dunning-policy.ts';
import { nextStep } from './dunning-step.ts';
import { restarted } from './new-period.ts';
import { type SubscriptionItem } from './period-price.ts';
import { decide } from './subscription-evolution.ts';
import { type NotDue } from './subscription-renewal.ts';
import { byItself, type Decided, type Subscription } from './subscription.ts';

/** One attempt to charge a period. `attempt`: a name of its own. `failure`: a failure code, or one of the policy's own. */
export type FailedAttempt = Readonly<{ periodIndex: number; attempt: string; failure: string }>;

/**
 * A charge of the current period failed. Undefined: it counts for nothing, as the same attempt told twice, one of another
 * period, or one of a subscription that nobody is asking to pay any more.
 */
export const recordFailure = (
  subscription: Subscription,
  { periodIndex, attempt, failure }: FailedAttempt,
  policy: DunningPolicy,
  at: Date,
): Decided | undefined => {
  const { status, period, isSettled, countedAttempts, dunning } = subscription;
  if (period.index !== periodIndex || isSettled || countedAttempts.includes(attempt)) return undefined;
  if (status === 'incomplete')
    return decide(subscription, { type: 'FirstPaymentFailed', attempt, failure, ...byItself(at) });
  if (status === 'grace' && subscription.transferUntil)
    return decide(subscription, { type: 'TransferAwaited', until: null, ...byItself(at) });
  if (status !== 'active' && status !== 'past_due') return undefined;
  const step = nextStep(policy, dunning, failure, at);
  const failed = { type: 'PaymentFailed', attempt, ...step, ...byItself(at) } as const;
  return step.dunning.next === 'end-grace'
    ? decide(subscription, failed, { type: 'GraceBegan', ...byItself(at) })
    : decide(subscription, failed);
};

/** A payment whose time is up ends by itself, within this. */
const endsWithinMs = 60_000;

/**
 * Money for the running period was announced and is waited for until then: till it is there, or its payment has failed, it is
 * not asked for, and nothing ends. Undefined: that is known, or the period is paid.
 */
export const awaitTransfer = (subscription: Subscription, until: Date, at: Date): Decided | undefined => {
  const ends = new Date(until.getTime() + endsWithinMs);
  return subscription.isSettled || subscription.transferUntil?.getTime() === ends.getTime()
    ? undefined
    : decide(subscription, { type: 'TransferAwaited', until: ends, ...byItself(at) });
};

/** A reminder is due where charging is of no use. Undefined: none is. */
export const recordReminder = (
  subscription: Subscription,
  policy: DunningPolicy,
  at: Date,
): Decided | undefined => {
  const { status, dunning } = subscription;
  if (status !== 'past_due' || dunning?.next !== 'remind' || at < dunning.nextAt) return undefined;
  const step = nextStep(policy, dunning, null, at);
  const reminded = { type: 'Reminded', ...step, ...byItself(at) } as const;
  return step.dunning.next === 'end-grace'
    ? decide(subscription, reminded, { type: 'GraceBegan', ...byItself(at) })
    : decide(subscription, reminded);
};

/**
 * The grace period is over and nothing was paid: it becomes the free plan from now on, or ends when there is none. Its
 * unpaid invoice is to be given up. Undefined: it is not in a grace period of dunning.
 */
export const endGrace = (
  subscription: Subscription,
  free: SubscriptionItem | null,
  at: Date,
): Decided<NotDue> | undefined => {
  const { status, dunning } = subscription;
  if (status !== 'grace' || !dunning) return undefined;
  if (at < dunning.nextAt) return err({ code: 'not-due', dueAt: dunning.nextAt });
  return free
    ? decide(subscription, {
        type: 'DowngradedToFree',
        next: restarted(subscription, free, at),
        ...byItself(at),
      })
    : decide(subscription, { type: 'Expired', ...byItself(at) });
};

/** Nobody paid the first period in time. Undefined: it does not wait for that. */
export const expireIncomplete = (subscription: Subscription, at: Date): Decided<NotDue> | undefined => {
  const { status, incompleteUntil } = subscription;
  if (status !== 'incomplete' || !incompleteUntil) return undefined;
  return at < incompleteUntil
    ? err({ code: 'not-due', dueAt: incompleteUntil })
    : decide(subscription, { type: 'Expired', ...byItself(at) });
};
