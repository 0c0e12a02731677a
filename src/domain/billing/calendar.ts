/** How long a period is. A `month` or `year` keeps the day of the month it was anchored on; a `week` is seven days. */
export const intervals = ['week', 'month', 'year'] as const;

export type Interval = (typeof intervals)[number];

/** From `start` on, up to but without `end`. */
export type Span = Readonly<{ start: Date; end: Date }>;

export const dayMs = 86_400_000;

/** So many whole days of 24 hours later. */
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs);

/**
 * The instant at which the n-th interval since the anchor begins, to the millisecond and in UTC. It is always reckoned from
 * the anchor, never from the boundary before: 31 January is followed by 28 February and then by 31 March. A month too short
 * for the anchor's day ends on its last day; a year without 29 February on the 28th. `n` is whole and may be negative.
 */
export const boundaryAt = (anchor: Date, interval: Interval, n: number): Date => {
  switch (interval) {
    case 'week':
      return daysAfter(anchor, 7 * n);
    case 'month':
      return monthsAfter(anchor, n);
    case 'year':
      return monthsAfter(anchor, 12 * n);
  }
};

/** Which interval since the anchor holds this instant: the n with boundary n ≤ at < boundary n + 1. */
export const intervalHolding = (anchor: Date, interval: Interval, at: Date): number => {
  const guess =
    interval === 'week'
      ? Math.floor((at.getTime() - anchor.getTime()) / (7 * dayMs))
      : Math.floor(monthsBetween(anchor, at) / (interval === 'year' ? 12 : 1));
  return boundaryAt(anchor, interval, guess) > at ? guess - 1 : guess;
};

const monthsAfter = (anchor: Date, months: number): Date => {
  const year = anchor.getUTCFullYear();
  const month = anchor.getUTCMonth();
  const day = anchor.getUTCDate();
  const timeOfDay = anchor.getTime() - Date.UTC(year, month, day);
  const lastDay = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + months, Math.min(day, lastDay)) + timeOfDay);
};

const monthsBetween = (anchor: Date, at: Date): number =>
  12 * (at.getUTCFullYear() - anchor.getUTCFullYear()) + at.getUTCMonth() - anchor.getUTCMonth();
