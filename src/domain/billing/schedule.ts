import { boundaryAt, type Interval, type Span } from './calendar.ts';

/**
 * The periods of a subscription from one of them on: period `firstIndex` begins at the anchor, and each lasts an interval.
 * A subscription gets another schedule when its interval changes or its time begins anew; its count of periods goes on.
 */
export type Schedule = Readonly<{ anchor: Date; interval: Interval; firstIndex: number }>;

/** One period of a subscription. `index`: 0, 1, 2 … over its whole life, so that index and subscription name an invoice. */
export type Period = Span & Readonly<{ index: number }>;

/** The period with this index, at or after the schedule's first. */
export const periodOf = ({ anchor, interval, firstIndex }: Schedule, index: number): Period => ({
  index,
  start: boundaryAt(anchor, interval, index - firstIndex),
  end: boundaryAt(anchor, interval, index - firstIndex + 1),
});

/** A schedule that begins with this period at this instant, and that period. */
export const begin = (
  anchor: Date,
  interval: Interval,
  firstIndex: number,
): Readonly<{ schedule: Schedule; period: Period }> => {
  const schedule = { anchor, interval, firstIndex };
  return { schedule, period: periodOf(schedule, firstIndex) };
};

/**
 * What comes after a period that ran to its end: the next of the same schedule, or, when the interval is another from then
 * on, the first of a new one.
 */
export const follow = (
  schedule: Schedule,
  period: Period,
  interval: Interval,
): Readonly<{ schedule: Schedule; period: Period }> =>
  interval === schedule.interval
    ? { schedule, period: periodOf(schedule, period.index + 1) }
    : begin(period.end, interval, period.index + 1);
