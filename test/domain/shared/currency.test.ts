import { currencies, exponentOf, isCurrency, type Currency } from '#domain/shared/currency';

describe('the table of currencies', () => {
  const counts = currencies.reduce<Record<number, number>>(
    (all, code) => ({ ...all, [exponentOf(code)]: (all[exponentOf(code)] ?? 0) + 1 }),
    {},
  );
  it('has the 166 codes of ISO 4217 list one that have a minor unit, each once', () => {
    expect(currencies).toHaveLength(166);
    expect(new Set(currencies).size).toBe(166);
    expect(counts).toEqual({ 0: 17, 2: 140, 3: 7, 4: 2 });
  });
  it('has only codes that the Unicode consortium has a name for', () => {
    const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
    expect(currencies.filter((code) => names.of(code) === undefined)).toEqual([]);
  });
  it.each([
    ['USD', 2],
    ['EUR', 2],
    ['UZS', 2],
    ['ISK', 0],
    ['JPY', 0],
    ['KRW', 0],
    ['UGX', 0],
    ['BHD', 3],
    ['KWD', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('%s has %i decimals', (code, exponent) => expect(exponentOf(code as Currency)).toBe(exponent));
  // Precious metals and testing codes have no minor unit; the others have been withdrawn.
  it.each(['usd', 'US', '', 'XXX', 'XAU', 'XTS', 'DEM', 'HRK', 'ZWL', '__proto__'])(
    'does not know %j',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => exponentOf(code as Currency)).toThrow(RangeError);
    },
  );
});
