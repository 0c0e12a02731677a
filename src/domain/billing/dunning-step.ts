import { daysAfter } from './calendar.ts';
import { type DunningPolicy, type DunningReaction, reactionTo } from './dunning-policy.ts';
import { nextPayday } from './payday.ts';
import { type ServiceLevel } from './plan-level.ts';

/** What happens at `nextAt`: the method is charged, the customer is reminded, or the grace period is over. */
export type DunningNext = 'charge' | 'remind' | 'end-grace';

/** How far the dunning of one unpaid period has come. */
export type Dunning = Readonly<{
  /** When it was first not paid: the days of the policy count from here. */
  since: Date;
  /** How many of the policy's days have been used up. */
  step: number;
  /** Tries made soon after the step's own. */
  soonTries: number;
  /** The latest failure, by its code. */
  failure: string;
  level: ServiceLevel;
  next: DunningNext;
  nextAt: Date;
}>;

/**
 * What the customer is told: why, and whether it is the last time before grace, with no charge to come in between. Days of
 * grace are named by `nextAt`.
 */
export type DunningNotice = Readonly<{
  kind: 'payment-failed' | 'method-needed' | 'action-needed' | 'grace-began';
  isLast: boolean;
}>;

/** `notice` null: nothing worth telling has happened. */
export type DunningStep = Readonly<{ dunning: Dunning; notice: DunningNotice | null }>;

/**
 * What follows when a period is not paid. `dunning`: how far it had come, null before the first failure. `failure`: the code
 * a charge failed with, null when a reminder was due and nothing had changed. A failure before the next step is due, as of a
 * customer who tries another card, leaves the steps where they are.
 */
export const nextStep = (
  policy: DunningPolicy,
  dunning: Dunning | null,
  failure: string | null,
  at: Date,
): DunningStep => {
  if (dunning && (dunning.next === 'end-grace' || at < dunning.nextAt)) return { dunning, notice: null };
  const code = failure ?? dunning?.failure ?? '';
  const reaction = reactionTo(policy, code);
  const soonTries = dunning?.soonTries ?? 0;
  const step = !dunning ? 0 : soonTries > 0 ? dunning.step : dunning.step + 1;
  const known = { since: dunning?.since ?? at, step, failure: code };
  const soon = reaction === 'soon' && failure !== null ? policy.soonMinutes[soonTries] : undefined;
  if (soon !== undefined) return trySoon(policy, dunning, known, soonTries + 1, minutesAfter(at, soon));
  if (step >= policy.retryDays.length) return beginGrace(policy, known, at);
  const next = isForCustomer(reaction) ? 'remind' : 'charge';
  return {
    dunning: {
      ...known,
      soonTries: 0,
      level: levelAt(policy, step),
      next,
      nextAt: plannedAt(policy, known, reaction, at),
    },
    notice: {
      kind: noticeKinds[reaction],
      isLast: next === 'remind' && step === policy.retryDays.length - 1,
    },
  };
};

type Known = Pick<Dunning, 'since' | 'step' | 'failure'>;

const trySoon = (
  policy: DunningPolicy,
  before: Dunning | null,
  known: Known,
  soonTries: number,
  nextAt: Date,
): DunningStep => ({
  dunning: { ...known, soonTries, level: before?.level ?? levelAt(policy, 0), next: 'charge', nextAt },
  notice: null,
});

const beginGrace = (policy: DunningPolicy, known: Known, at: Date): DunningStep => ({
  dunning: {
    ...known,
    soonTries: 0,
    level: policy.graceLevel,
    next: 'end-grace',
    nextAt: daysAfter(at, policy.graceDays),
  },
  notice: { kind: 'grace-began', isLast: true },
});

/** Never before the policy's day, and never too soon after the last try, however late that was. */
const plannedAt = (
  policy: DunningPolicy,
  { since, step }: Known,
  reaction: DunningReaction,
  at: Date,
): Date => {
  const planned = daysAfter(since, policy.retryDays[step] ?? 0);
  const apart = minutesAfter(at, policy.gapHoursMin * 60);
  const earliest = planned < apart ? apart : planned;
  return reaction === 'payday' ? nextPayday(earliest, policy.paydays) : earliest;
};

const levelAt = ({ levels, graceLevel }: DunningPolicy, step: number): ServiceLevel =>
  levels[step] ?? levels.at(-1) ?? graceLevel;

const isForCustomer = (reaction: DunningReaction): boolean =>
  reaction === 'ask-method' || reaction === 'send-link';

const noticeKinds: Readonly<Record<DunningReaction, DunningNotice['kind']>> = {
  retry: 'payment-failed',
  payday: 'payment-failed',
  soon: 'payment-failed',
  'ask-method': 'method-needed',
  'send-link': 'action-needed',
};

const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
