import fc from 'fast-check';
import { type Interval, intervals } from '#domain/billing/calendar';
import { type Coupon } from '#domain/billing/coupon';

/** Something that an owner does with a subscription, some time after what they did before, and to what they change it. */
export type Deed = Readonly<{
  gapMs: number;
  does: 'change' | 'schedule' | 'pause';
  minor: number;
  interval: Interval;
  quantity: number;
  /** Whether what has to be paid for it is paid. */
  isPaid: boolean;
}>;

export const aDeed: fc.Arbitrary<Deed> = fc.record({
  gapMs: fc.integer({ min: 0, max: 45 * 86_400_000 }),
  does: fc.constantFrom('change', 'change', 'schedule', 'pause'),
  minor: fc.integer({ min: 1, max: 500_00 }),
  interval: fc.constantFrom(...intervals),
  quantity: fc.integer({ min: 1, max: 5 }),
  isPaid: fc.boolean(),
});

export const aCoupon: fc.Arbitrary<Coupon | null> = fc.option(
  fc.record({
    code: fc.constant('C'),
    off: fc
      .bigInt({ min: 1n, max: 10_000n })
      .map((basisPoints) => ({ kind: 'percent' as const, basisPoints })),
    duration: fc.oneof(
      fc.constant({ kind: 'once' as const }),
      fc.constant({ kind: 'forever' as const }),
      fc.integer({ min: 1, max: 6 }).map((months) => ({ kind: 'months' as const, months })),
    ),
  }),
);
