import { type Currency } from '#domain/shared/currency';
import { type PlanId } from '#domain/shared/ids';
import { dayMs, type Interval, intervals } from './calendar.ts';
import { priceFor } from './plan-prices.ts';
import { type PlanTerms } from './plan.ts';

/** What somebody has, or wants instead. */
export type Choice = Readonly<{
  planId: PlanId;
  terms: Pick<PlanTerms, 'prices'>;
  interval: Interval;
  quantity: number;
}>;

export type ChangeTiming = 'now' | 'period-end';

/**
 * When a change takes effect unless its caller says otherwise: more is to be had at once, less when what was paid for is
 * used up. More is: a dearer plan; of equal plans a longer commitment; of equal commitments no fewer units. Plans are
 * compared by an interval that both have a price for (month, week, year), else by what a day of each costs.
 */
export const changeTiming = (from: Choice, to: Choice, currency: Currency): ChangeTiming => {
  const plans = from.planId === to.planId ? 0n : comparePlans(from, to, currency);
  if (plans !== 0n) return plans > 0n ? 'now' : 'period-end';
  const longer = intervals.indexOf(to.interval) - intervals.indexOf(from.interval);
  if (longer !== 0) return longer > 0 ? 'now' : 'period-end';
  return to.quantity >= from.quantity ? 'now' : 'period-end';
};

/** More than nothing when the second is dearer. */
const comparePlans = (from: Choice, to: Choice, currency: Currency): bigint => {
  for (const interval of ['month', 'week', 'year'] as const) {
    const before = priceFor(from.terms, interval, currency);
    const after = priceFor(to.terms, interval, currency);
    if (before && after) return after.minor - before.minor;
  }
  return priceBy(to, currency) * secondsIn[from.interval] - priceBy(from, currency) * secondsIn[to.interval];
};

const priceBy = ({ terms, interval }: Choice, currency: Currency): bigint =>
  priceFor(terms, interval, currency)?.minor ?? 0n;

/** Mean lengths of the Gregorian calendar: 146,097 days in 400 years. */
const yearSeconds = (146_097n * BigInt(dayMs / 1_000)) / 400n;

const secondsIn: Readonly<Record<Interval, bigint>> = {
  week: BigInt((7 * dayMs) / 1_000),
  month: yearSeconds / 12n,
  year: yearSeconds,
};
