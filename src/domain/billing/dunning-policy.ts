import { type ServiceLevel } from './plan-level.ts';

/**
 * What follows from one reason for not being paid. `retry`: the same method again, after the policy's days. `payday`: likewise,
 * but when money is likely to be there. `soon`: again within minutes, then as `retry`. `ask-method`: never this method
 * again; the customer is asked for another. `send-link`: only the customer can go on, so they get a link to do it.
 */
export type DunningReaction = 'retry' | 'payday' | 'soon' | 'ask-method' | 'send-link';

/** When accounts are likely to be filled. `daysOfMonth`: 1 to 31. `weekdays`: 0 is Sunday. `hourUtc`: when to ask, 0 to 23. */
export type Paydays = Readonly<{
  daysOfMonth: readonly number[];
  weekdays: readonly number[];
  hourUtc: number;
  /** So many days a try may be put off to meet one. */
  slackDays: number;
}>;

/** How a tenant goes about what is not paid, as data. */
export type DunningPolicy = Readonly<{
  /** Days after the first failure at which it is tried again, or the customer reminded where trying is of no use. */
  retryDays: readonly number[];
  /** The least time from one of these days' tries to the next, in hours. */
  gapHoursMin: number;
  /** Minutes between tries that are made soon, before the next of the days counts. */
  soonMinutes: readonly number[];
  paydays: Paydays;
  graceDays: number;
  /** What may be used after the first failure, the second, …; the last one holds for all that follow. */
  levels: readonly ServiceLevel[];
  graceLevel: ServiceLevel;
  reactions: Readonly<Record<string, DunningReaction>>;
  /** For a code that has no reaction of its own. */
  otherwise: DunningReaction;
}>;

/** There was nothing to charge: no saved method, or none that this gateway could charge by itself. Not a failure code. */
export const noMethod = 'no-method';

export const needsLink = 'needs-link';

/**
 * Unless a tenant says otherwise: the days and levels of the service's contract, one reaction for each failure code of
 * payments. That refusals for good are never tried again is what providers ask for
 * (docs.stripe.com/billing/revenue-recovery/smart-retries, "non-retryable decline codes"); that lack of money is best met
 * on paydays is what they advise (developer.nexigroup.com, "Manage subscription retries"). Which days and hours those are
 * is ours: the 1st, 15th and 25th and Fridays, in the morning of Europe. No code leads to more than twelve tries, since card
 * schemes charge for many.
 */
export const standardDunning: DunningPolicy = {
  retryDays: [1, 3, 7],
  gapHoursMin: 12,
  soonMinutes: [15, 60],
  paydays: { daysOfMonth: [1, 15, 25], weekdays: [5], hourUtc: 9, slackDays: 3 },
  graceDays: 3,
  levels: ['full', 'limited', 'limited', 'read-only'],
  graceLevel: 'read-only',
  reactions: {
    'insufficient-funds': 'payday',
    'card-declined': 'retry',
    'limit-exceeded': 'retry',
    'incorrect-cvc': 'retry',
    'processing-error': 'soon',
    'gateway-unavailable': 'soon',
    'authentication-required': 'send-link',
    'authentication-failed': 'send-link',
    // A link that was not used in time is answered with a fresh one.
    expired: 'send-link',
    [needsLink]: 'send-link',
    'expired-card': 'ask-method',
    'incorrect-number': 'ask-method',
    'lost-or-stolen': 'ask-method',
    'suspected-fraud': 'ask-method',
    'invalid-account': 'ask-method',
    'method-not-supported': 'ask-method',
    'blocked-by-risk': 'ask-method',
    'cancelled-by-customer': 'ask-method',
    [noMethod]: 'ask-method',
  },
  otherwise: 'retry',
};

export const reactionTo = ({ reactions, otherwise }: DunningPolicy, failure: string): DunningReaction =>
  (Object.hasOwn(reactions, failure) ? reactions[failure] : undefined) ?? otherwise;
