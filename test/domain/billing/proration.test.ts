import fc from 'fast-check';
import { type Coupon } from '#domain/billing/coupon';
import { halfEven } from '#domain/billing/half-even';
import { periodPrice } from '#domain/billing/period-price';
import { partLeft, prorate, prorateToNew, prorateToNothing, secondsOf } from '#domain/billing/proration';
import { quoteChange } from '#domain/billing/quote-change';
import { applyChange, requestChange } from '#domain/billing/subscription-changes';
import { usd } from '#test/support/a-payment';
import { after, anItemAt, aSubscription, april, told, utc } from './a-subscription.ts';
import { prorationExamples } from './proration-examples.ts';

const month = { start: april, end: utc('2030-05-01') };
const priced = (minor: number, coupon: Coupon | null = null, quantity = 1) =>
  periodPrice(anItemAt(minor, 'month', quantity), coupon);

describe('proration, by example', () => {
  it.each(prorationExamples.map((example) => [example.title, example] as const))('%s', (_title, example) => {
    let subscription = aSubscription({
      item: example.from,
      price: periodPrice(example.from, example.coupon),
    });
    for (const { at, to, charge, discount, credit, net } of example.changes) {
      const now = told(utc(at));
      const quote = quoteChange(subscription, to, true, now.at);
      expect(quote).toMatchObject({
        value: {
          proration: { charge: usd(charge), discount: usd(discount), credit: usd(credit), net: usd(net) },
        },
      });
      const asked = after(requestChange(subscription, to, { timing: 'now', isProrated: true }, now));
      expect(asked.pending !== null).toBe(net > 0);
      subscription = asked.pending ? after(applyChange(asked, asked.pending.key, now)) : asked;
      expect(subscription.item).toEqual(to);
    }
    expect(subscription.period.end).toEqual(utc(example.endsAt));
    expect(subscription.price.net).toEqual(usd(example.renewsAt));
  });
});

describe('what is left of a period', () => {
  it.each([
    ['2030-04-01', 2_592_000n],
    ['2030-04-01T00:00:00.999', 2_592_000n],
    ['2030-04-01T00:00:01.000', 2_591_999n],
    ['2030-04-16', 1_296_000n],
    ['2030-04-30T23:59:59.000', 1n],
    ['2030-04-30T23:59:59.999', 1n],
    ['2030-05-01', 0n],
    ['2030-05-02', 0n],
    ['2030-03-31', 2_592_000n],
  ])('at %s is %d seconds: one that has begun counts as left', (at, left) => {
    expect(secondsOf(month, utc(at))).toEqual({ left, whole: 2_592_000n });
  });
  it('is all of the price at the start and nothing at the end', () => {
    expect(partLeft(usd(29_99), month, april)).toEqual(usd(29_99));
    expect(partLeft(usd(29_99), month, month.end)).toEqual(usd(0));
  });
  it('is given back as it stands when nothing comes after', () => {
    expect(prorateToNothing(priced(30_00), month, utc('2030-04-11'))).toMatchObject({
      credit: usd(20_00),
      charge: usd(0),
      net: usd(-20_00),
    });
  });
});

describe('rounding half to even', () => {
  it.each([
    [5n, 1n, 10n, 0n],
    [15n, 1n, 10n, 2n],
    [25n, 1n, 10n, 2n],
    [35n, 1n, 10n, 4n],
    [26n, 1n, 10n, 3n],
    [24n, 1n, 10n, 2n],
    [0n, 7n, 9n, 0n],
    [10n ** 30n, 1n, 3n, 333_333_333_333_333_333_333_333_333_333n],
  ])('%d × %d / %d is %d', (amount, part, whole, expected) =>
    expect(halfEven(amount, part, whole)).toBe(expected),
  );
  it('is never more than half off', () => {
    const any = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(any, any, fc.bigInt({ min: 1n, max: 10n ** 9n }), (amount, part, whole) => {
        const off = amount * part - halfEven(amount, part, whole) * whole;
        expect((off < 0n ? -off : off) * 2n <= whole).toBe(true);
      }),
    );
  });
});

const aCoupon: fc.Arbitrary<Coupon | null> = fc.option(
  fc.oneof(
    fc.bigInt({ min: 1n, max: 10_000n }).map((basisPoints) => ({
      code: 'PERCENT',
      off: { kind: 'percent' as const, basisPoints },
      duration: { kind: 'forever' as const },
    })),
    fc.integer({ min: 1, max: 20_00 }).map((minor) => ({
      code: 'AMOUNT',
      off: { kind: 'amount' as const, amount: usd(minor) },
      duration: { kind: 'forever' as const },
    })),
  ),
);
const aChange = fc.record({
  minor: fc.integer({ min: 0, max: 1_000_00 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  ms: fc.integer({ min: 0, max: 30 * 86_400_000 - 1 }),
});

describe('whatever is changed how often within a period', () => {
  const walk = fc.tuple(
    aCoupon,
    fc.array(aChange, { maxLength: 20 }).map((all) => all.sort((a, b) => a.ms - b.ms)),
  );

  it('each stretch of time costs its share of its price, and no money is made or lost', () => {
    fc.assert(
      fc.property(walk, ([coupon, changes]) => {
        let price = priced(30_00, coupon);
        let paid = price.net.minor;
        let since = month.start;
        let used = 0n;
        let exact = 0n;
        const { whole } = secondsOf(month, april);
        const leave = (at: Date) => {
          used += partLeft(price.net, month, since).minor - partLeft(price.net, month, at).minor;
          exact += price.net.minor * (secondsOf(month, since).left - secondsOf(month, at).left);
          since = at;
        };
        for (const { minor, quantity, ms } of changes) {
          const at = new Date(april.getTime() + ms);
          const next = priced(minor, coupon, quantity);
          const { charge, discount, credit, net } = prorate(price, next, month, at);
          expect(net.minor).toBe(charge.minor - discount.minor - credit.minor);
          expect([charge, discount, credit].every((part) => part.minor >= 0n)).toBe(true);
          leave(at);
          paid += net.minor;
          price = next;
        }
        leave(month.end);
        // What was paid is what was used, to the unit …
        expect(paid).toBe(used);
        // … and what was used is off from what it would be without any rounding by half a unit at most for each rounding.
        const off = used * whole - exact;
        expect((off < 0n ? -off : off) <= BigInt(changes.length) * whole).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('going somewhere and back within the same second costs nothing', () => {
    fc.assert(
      fc.property(aCoupon, fc.array(aChange, { minLength: 1, maxLength: 9 }), (coupon, changes) => {
        const home = priced(30_00, coupon);
        const { ms } = changes[0]!;
        const at = new Date(april.getTime() + ms);
        const stops = [home, ...changes.map(({ minor, quantity }) => priced(minor, coupon, quantity)), home];
        const costs = stops.slice(1).map((next, place) => prorate(stops[place]!, next, month, at).net.minor);
        expect(costs.reduce((all, cost) => all + cost, 0n)).toBe(0n);
      }),
    );
  });
  it('a new period gives back what is left of the old, and costs all of its own', () => {
    fc.assert(
      fc.property(aCoupon, aChange, (coupon, { minor, ms }) => {
        const at = new Date(april.getTime() + ms);
        const from = priced(30_00, coupon);
        const to = periodPrice(anItemAt(minor, 'year'), coupon);
        const { charge, discount, credit, net } = prorateToNew(from, to, month, at);
        expect([charge, discount, credit]).toEqual([to.gross, to.discount, partLeft(from.net, month, at)]);
        expect(net.minor).toBe(to.net.minor - credit.minor);
      }),
    );
  });
});
