import fc from 'fast-check';
import { type Currency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';
import { portion, priceOf } from '#domain/shared/rate';
import { usd } from '#test/support/a-payment';

describe('priceOf', () => {
  it.each([
    ['3 % of 10.50 is 31.5 cents, half goes up', 300n, 0n, 10_50, 32n],
    ['3 % of 10.49 is 31.47 cents', 300n, 0n, 10_49, 31n],
    ['2.9 % and 30 cents of 100.00', 290n, 30n, 100_00, 320n],
    ['0.5 % of one cent is nothing', 50n, 0n, 1, 0n],
    ['the fixed part alone', 0n, 25n, 0, 25n],
    ['a rate of nothing', 0n, 0n, 100_00, 0n],
    ['the whole of it', 10_000n, 0n, 123_45, 123_45n],
  ])('%s', (_what, basisPoints, fixed, minor, price) => {
    expect(priceOf({ basisPoints, fixed }, usd(minor))).toEqual(usd(price));
  });
  it('is in the currency of the amount, whatever its exponent', () => {
    expect(priceOf({ basisPoints: 290n, fixed: 0n }, money(10_000n, 'JPY' as Currency))).toEqual(
      money(290n, 'JPY' as Currency),
    );
  });
});

describe('portion', () => {
  const natural = fc.bigInt({ min: 0n, max: 10n ** 15n });
  const whole = fc.bigInt({ min: 1n, max: 10n ** 12n });

  it('rounds half up, and only half', () => {
    fc.assert(
      fc.property(natural, natural, whole, (amount, part, of) => {
        const off = portion(amount, part, of) * of * 2n - amount * part * 2n;
        expect(off).toBeLessThanOrEqual(of);
        expect(off).toBeGreaterThan(-of);
      }),
    );
  });
  it('gives back the whole for the whole', () => {
    fc.assert(
      fc.property(natural, whole, (amount, of) => {
        expect(portion(amount, of, of)).toBe(amount);
      }),
    );
  });
});
