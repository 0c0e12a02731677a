import fc from 'fast-check';
import { type Currency } from '#domain/shared/currency';
import { add, allocate, exceeds, minorUnits, money, subtract, sum, zero } from '#domain/shared/money';
import { usd } from '#test/support/a-payment';

const eur = 'EUR' as Currency;
const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe('money', () => {
  it('adds and subtracts exactly, far beyond what a double holds', () => {
    const large = 9_007_199_254_740_993n;
    expect(add(usd(large), usd(1n)).minor).toBe(9_007_199_254_740_994n);
    expect(subtract(usd(large), usd(2n)).minor).toBe(9_007_199_254_740_991n);
  });
  it('takes back what was added', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(subtract(add(usd(a), usd(b)), usd(b))).toEqual(usd(a));
      }),
    );
  });
  it('exceeds only by being more', () => {
    expect([exceeds(usd(2), usd(1)), exceeds(usd(1), usd(1)), exceeds(usd(1), usd(2))]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('sums nothing to zero', () => {
    expect(sum([], eur)).toEqual(zero(eur));
    expect(sum([usd(1), usd(2), usd(3)], 'USD' as Currency)).toEqual(usd(6));
  });
  it.each([
    ['add', add],
    ['subtract', subtract],
    ['exceeds', exceeds],
  ])('does not %s across currencies', (_name, operation) => {
    expect(() => operation(usd(1), money(1n, eur))).toThrow('cannot mix USD and EUR');
  });
  it('becomes a number only when a double can hold it', () => {
    expect(minorUnits(usd(BigInt(Number.MAX_SAFE_INTEGER)))).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => minorUnits(usd(BigInt(Number.MAX_SAFE_INTEGER) + 1n))).toThrow(RangeError);
  });
});

describe('allocate', () => {
  const ratios = fc
    .array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((ratio) => ratio > 0n));

  it('never loses or invents a cent, and is never more than a cent off anybody’s share', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), ratios, (minor, parts) => {
        const whole = parts.reduce((all, part) => all + part, 0n);
        const shares = allocate(usd(minor), parts);
        expect(shares.reduce((all, share) => all + share.minor, 0n)).toBe(minor);
        shares.forEach((share, place) => {
          const exact = minor * parts[place]!;
          expect(share.minor * whole - exact).toBeLessThanOrEqual(whole);
          expect(exact - share.minor * whole).toBeLessThan(whole);
        });
      }),
    );
  });
  it('gives what is left over to the first shares', () => {
    expect(allocate(usd(100), [1n, 1n, 1n]).map(({ minor }) => minor)).toEqual([34n, 33n, 33n]);
  });
  it('gives nothing to a share of nothing, not even what is left over', () => {
    expect(allocate(usd(5), [0n, 1n, 1n]).map(({ minor }) => minor)).toEqual([0n, 3n, 2n]);
  });
});
