import { dateText } from '#application/shared/date-text';
import { moneyText } from '#application/shared/money-text';
import { isCurrency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';

const text = (minor: bigint, currency: string, locale: 'en' | 'ru' | 'uz') => {
  if (!isCurrency(currency)) throw new Error(currency);
  return moneyText(money(minor, currency), locale).replaceAll('\u00A0', '_');
};

describe('money as people read it', () => {
  it.each([
    [0n, 'USD', 'en', '0.00_USD'],
    [5n, 'USD', 'en', '0.05_USD'],
    [-123_456_789n, 'USD', 'en', '−1,234,567.89_USD'],
    [100_000n, 'USD', 'ru', '1_000,00_USD'],
    [99_999n, 'UZS', 'uz', '999,99_UZS'],
    [1_234_567n, 'JPY', 'en', '1,234,567_JPY'],
    [-7n, 'JPY', 'ru', '−7_JPY'],
    [1_234_567n, 'KWD', 'ru', '1_234,567_KWD'],
    [9_007_199_254_740_993n, 'USD', 'en', '90,071,992,547,409.93_USD'],
  ] as const)('%s %s in %s is %s', (minor, currency, locale, shown) =>
    expect(text(minor, currency, locale)).toBe(shown),
  );
});

describe('a day as people write it', () => {
  const at = new Date('2030-03-05T23:59:59.999Z');
  it.each([
    ['en', '5_Mar_2030'],
    ['ru', '05.03.2030'],
    ['uz', '05.03.2030'],
  ] as const)('in %s is %s, by UTC', (locale, shown) =>
    expect(dateText(at, locale).replaceAll('\u00A0', '_')).toBe(shown),
  );
});
