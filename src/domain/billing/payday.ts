import { dayMs, daysAfter } from './calendar.ts';
import { type Paydays } from './dunning-policy.ts';

const hourMs = 3_600_000;

/**
 * When to ask again for money that was not there: at the hour of the first payday from `earliest` on, if one comes within
 * the days it may be put off; else at that hour of the first day that is not too early.
 */
export const nextPayday = (earliest: Date, paydays: Paydays): Date => {
  const midnight = Math.floor(earliest.getTime() / dayMs) * dayMs;
  const today = new Date(midnight + paydays.hourUtc * hourMs);
  const first = today < earliest ? daysAfter(today, 1) : today;
  const latest = daysAfter(earliest, paydays.slackDays);
  for (let at = first; at <= latest; at = daysAfter(at, 1)) if (isPayday(at, paydays)) return at;
  return first;
};

const isPayday = (at: Date, { daysOfMonth, weekdays }: Paydays): boolean =>
  daysOfMonth.includes(at.getUTCDate()) || weekdays.includes(at.getUTCDay());
