import fc from 'fast-check';
import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { noon } from '#test/support/a-payment';

const gaps = (policy: Backoff): number[] =>
  Array.from(
    { length: policy.triesMax },
    (_, tries) => nextTryAt(policy, tries, noon)!.getTime() - noon.getTime(),
  );

describe('nextTryAt', () => {
  it('doubles the gap up to the cap', () => {
    expect(gaps({ firstMs: 1_000, capMs: 10_000, triesMax: 6 })).toEqual([
      1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
  });
  it('with a seed lies within a fifth of the gap, and is the same for the same seed and try', () => {
    const policy = { firstMs: 1_000, capMs: 3_600_000, triesMax: Infinity };
    const gapOf = (seed: string | undefined, tries: number) =>
      nextTryAt(policy, tries, noon, seed)!.getTime() - noon.getTime();
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 60 }), (seed, tries) => {
        const gap = gapOf(undefined, tries);
        expect(Math.abs(gapOf(seed, tries) - gap)).toBeLessThanOrEqual(gap / 5);
        expect(gapOf(seed, tries)).toBe(gapOf(seed, tries));
      }),
    );
  });
  it('gives up after the last try, and not before', () => {
    const policy = { firstMs: 1, capMs: 8, triesMax: 3 };
    expect([nextTryAt(policy, 2, noon), nextTryAt(policy, 3, noon), nextTryAt(policy, 4, noon)]).toEqual([
      new Date(noon.getTime() + 4),
      null,
      null,
    ]);
  });
  it('never shrinks, never exceeds the cap, and survives any number of tries', () => {
    const number = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 5_000 }), (firstMs, capMs, tries) => {
        const policy = { firstMs, capMs, triesMax: Infinity };
        const [gap, next] = [tries, tries + 1].map(
          (many) => nextTryAt(policy, many, noon)!.getTime() - noon.getTime(),
        );
        expect(gap).toBeLessThanOrEqual(capMs);
        expect(next).toBeGreaterThanOrEqual(gap!);
      }),
    );
  });
});
