import fc from 'fast-check';
import { boundaryAt, dayMs, type Interval, intervalHolding, intervals } from '#domain/billing/calendar';
import { begin, follow, periodOf } from '#domain/billing/schedule';
import { utc } from './a-subscription.ts';

/** Anchor, how many intervals later, and when that is. */
const table: Readonly<Record<Interval, readonly (readonly [string, number, string])[]>> = {
  month: [
    ['2025-01-31', 0, '2025-01-31'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-01-31', 2, '2025-03-31'],
    ['2025-01-31', 3, '2025-04-30'],
    ['2025-01-31', 4, '2025-05-31'],
    ['2025-01-31', 5, '2025-06-30'],
    ['2025-01-31', 6, '2025-07-31'],
    ['2025-01-31', 7, '2025-08-31'],
    ['2025-01-31', 8, '2025-09-30'],
    ['2025-01-31', 9, '2025-10-31'],
    ['2025-01-31', 10, '2025-11-30'],
    ['2025-01-31', 11, '2025-12-31'],
    ['2025-01-31', 12, '2026-01-31'],
    ['2025-01-31', 13, '2026-02-28'],
    ['2025-01-31', 37, '2028-02-29'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-31', 2, '2024-03-31'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2023-01-30', 1, '2023-02-28'],
    ['2023-01-30', 2, '2023-03-30'],
    ['2024-01-29', 1, '2024-02-29'],
    ['2023-01-29', 1, '2023-02-28'],
    ['2023-01-28', 1, '2023-02-28'],
    ['2024-02-29', 1, '2024-03-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-02-28', 1, '2023-03-28'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2025-08-31', 1, '2025-09-30'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-10-31', 4, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-31'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-12-31T23:59:59.999', 1, '2026-01-31T23:59:59.999'],
    ['2025-12-31T23:59:59.999', 2, '2026-02-28T23:59:59.999'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-03-31', -2, '2025-01-31'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2100-01-29', 1, '2100-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
    ['1999-12-31', 2, '2000-02-29'],
    ['2099-12-31', 2, '2100-02-28'],
    ['2400-01-31', 1, '2400-02-29'],
    ['2025-05-31T12:34:56.789', 1, '2025-06-30T12:34:56.789'],
    ['2025-03-30T01:30:00.000', 7, '2025-10-30T01:30:00.000'],
    ['2025-01-01', 1200, '2125-01-01'],
    ['2025-01-31', 1201, '2125-02-28'],
  ],
  year: [
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 2, '2026-02-28'],
    ['2024-02-29', 3, '2027-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', 76, '2100-02-28'],
    ['2024-02-29', 80, '2104-02-29'],
    ['2096-02-29', 4, '2100-02-28'],
    ['2096-02-29', 8, '2104-02-29'],
    ['1996-02-29', 4, '2000-02-29'],
    ['2023-02-28', 1, '2024-02-28'],
    ['2024-03-01', 1, '2025-03-01'],
    ['2024-12-31T23:59:59.999', 1, '2025-12-31T23:59:59.999'],
    ['2025-01-01', 1, '2026-01-01'],
    ['2025-07-04T09:00:00.001', 10, '2035-07-04T09:00:00.001'],
    ['2024-02-29', -4, '2020-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
  ],
  week: [
    ['2025-01-31', 1, '2025-02-07'],
    ['2025-02-26', 1, '2025-03-05'],
    ['2024-02-26', 1, '2024-03-04'],
    ['2024-02-29', 1, '2024-03-07'],
    ['2025-12-29', 1, '2026-01-05'],
    ['2025-12-31T23:59:59.999', 1, '2026-01-07T23:59:59.999'],
    ['2100-02-24', 1, '2100-03-03'],
    ['2025-01-01', 52, '2025-12-31'],
    ['2024-01-01', 52, '2024-12-30'],
    ['2025-03-28T00:30:00.000', 1, '2025-04-04T00:30:00.000'],
    ['2025-01-08', -1, '2025-01-01'],
  ],
};
const rows = intervals.flatMap((interval) => table[interval].map((row) => [interval, ...row] as const));

const anInterval = fc.constantFrom(...intervals);
const anInstant = fc.date({
  min: utc('1990-01-01'),
  max: utc('2210-01-01'),
  noInvalidDate: true,
});

describe('the calendar of periods', () => {
  it('is shown by at least sixty dates', () => expect(rows.length).toBeGreaterThanOrEqual(60));
  it.each(rows)('%s: %s, %i on, is %s', (interval, anchor, n, expected) => {
    expect(boundaryAt(utc(anchor), interval, n).toISOString()).toBe(utc(expected).toISOString());
  });
  it('holds every instant in exactly one interval, the one that its boundaries say', () => {
    fc.assert(
      fc.property(anInstant, anInterval, anInstant, (anchor, interval, at) => {
        const n = intervalHolding(anchor, interval, at);
        expect(boundaryAt(anchor, interval, n) <= at).toBe(true);
        expect(at < boundaryAt(anchor, interval, n + 1)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
  it('lets a boundary be the first instant of its interval, and the millisecond before the last of the other', () => {
    fc.assert(
      fc.property(anInstant, anInterval, fc.integer({ min: -500, max: 500 }), (anchor, interval, n) => {
        const at = boundaryAt(anchor, interval, n);
        expect(intervalHolding(anchor, interval, at)).toBe(n);
        expect(intervalHolding(anchor, interval, new Date(at.getTime() - 1))).toBe(n - 1);
      }),
    );
  });
  it('keeps the anchor’s time of day, and its day wherever the month has it', () => {
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 0, max: 600 }), (anchor, n) => {
        const at = boundaryAt(anchor, 'month', n);
        expect(at.getTime() % dayMs).toBe(anchor.getTime() % dayMs);
        const nextDay = new Date(at.getTime() + dayMs);
        if (at.getUTCDate() !== anchor.getUTCDate()) expect(nextDay.getUTCDate()).toBe(1);
      }),
    );
  });
});

describe('periods', () => {
  it('tile time with no gap and no overlap, whatever jumps lead to them', () => {
    const jumps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        anInstant,
        anInterval,
        fc.integer({ min: 0, max: 9 }),
        jumps,
        (anchor, interval, first, gaps) => {
          const { schedule, period } = begin(anchor, interval, first);
          let walked = period;
          for (const gap of gaps) {
            for (let step = 0; step < gap; step += 1) {
              const next = follow(schedule, walked, interval).period;
              expect([next.start, next.index]).toEqual([walked.end, walked.index + 1]);
              walked = next;
            }
            expect(walked).toEqual(periodOf(schedule, walked.index));
          }
          expect(intervalHolding(anchor, interval, walked.start)).toBe(walked.index - first);
        },
      ),
    );
  });
  it('go on without a gap when their interval changes, and count on', () => {
    fc.assert(
      fc.property(anInstant, fc.array(anInterval, { minLength: 1, maxLength: 30 }), (anchor, changes) => {
        let at = begin(anchor, 'month', 0);
        for (const interval of changes) {
          const next = follow(at.schedule, at.period, interval);
          expect([next.period.start, next.period.index]).toEqual([at.period.end, at.period.index + 1]);
          expect(next.period.start < next.period.end).toBe(true);
          at = next;
        }
      }),
    );
  });
  it('are whole seconds long, so that they can be divided to the second', () => {
    fc.assert(
      fc.property(anInstant, anInterval, fc.integer({ min: 0, max: 100 }), (anchor, interval, n) => {
        const { start, end } = periodOf({ anchor, interval, firstIndex: 0 }, n);
        expect((end.getTime() - start.getTime()) % 1_000).toBe(0);
      }),
    );
  });
});
