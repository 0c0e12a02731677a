import { daysAfter } from './calendar.ts';
import { type DunningNext } from './dunning-step.ts';
import { cancelsAt, type Subscription } from './subscription.ts';

/**
 * What time asks of a subscription by itself. `collect`: the period that began is to be invoiced and charged, unless that is
 * on its way already. The others are named after what is to be done.
 */
export type DueWork = Readonly<{
  kind: 'expire-incomplete' | 'warn-of-trial-end' | 'renew' | 'collect' | 'cancel' | 'resume' | DunningNext;
  at: Date;
}>;

/** How many days before its end the owner of a trial is told. */
export const trialWarningDays = 3;

/**
 * The next thing to be done and when, never before what was done last; null when time asks for nothing. On a clock that jumps
 * it is to be done as of its own instant, and then asked again until nothing is due: so jumps of any size come to the same.
 */
export const nextDue = (subscription: Subscription): DueWork | null => {
  const due = afterTransfer(byStatus(subscription), subscription);
  const endsAt = subscription.status === 'paused' ? null : cancelsAt(subscription);
  const next = endsAt && due && endsAt <= due.at ? ({ kind: 'cancel', at: endsAt } as const) : due;
  return next && { ...next, at: later(next.at, subscription.updatedAt) };
};

/** What is done because the running period is not paid. */
const debtWork: ReadonlySet<DueWork['kind']> = new Set([
  'expire-incomplete',
  'collect',
  'charge',
  'remind',
  'end-grace',
]);

export const followsFromDebt = ({ kind }: DueWork): boolean => debtWork.has(kind);

/** Nothing follows from money's not being there while it is on its way. */
const afterTransfer = (due: DueWork | null, { transferUntil }: Subscription): DueWork | null =>
  due && transferUntil && followsFromDebt(due) ? { ...due, at: later(due.at, transferUntil) } : due;

const byStatus = (subscription: Subscription): DueWork | null => {
  const { status, period, dunning, pause, incompleteUntil, isSettled, cancellation } = subscription;
  switch (status) {
    case 'incomplete':
      return incompleteUntil && { kind: 'expire-incomplete', at: incompleteUntil };
    case 'trialing':
      return warning(subscription) ?? { kind: 'renew', at: period.end };
    case 'active':
      return isSettled ? { kind: 'renew', at: period.end } : { kind: 'collect', at: period.start };
    case 'past_due':
      return dunning && { kind: dunning.next, at: dunning.nextAt };
    case 'grace':
      return dunning
        ? { kind: dunning.next, at: dunning.nextAt }
        : cancellation && { kind: 'cancel', at: cancellation.endsAt ?? period.end };
    case 'paused':
      return pause?.resumesAt ? { kind: 'resume', at: pause.resumesAt } : null;
    case 'cancelled':
    case 'expired':
      return null;
  }
};

/** A trial too short to be warned of three days before its end is warned of at its beginning. */
const warning = ({ period, trialWarnedAt, cancellation }: Subscription): DueWork | null => {
  if (trialWarnedAt || cancellation) return null;
  return { kind: 'warn-of-trial-end', at: later(daysAfter(period.end, -trialWarningDays), period.start) };
};

const later = (a: Date, b: Date): Date => (a < b ? b : a);
