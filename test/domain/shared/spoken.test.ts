import { isCurrency } from '#domain/shared/currency';
import { type Locale } from '#domain/shared/locale';
import { money } from '#domain/shared/money';
import { spokenDay, spokenMoney, spokenSpan } from '#domain/shared/spoken';

const noBreak = /[\u00A0\u202F]/g;
const said = (minor: bigint, currency: string, locale: Locale): string => {
  if (!isCurrency(currency)) throw new Error(currency);
  return spokenMoney(money(minor, currency), locale).replace(noBreak, '_');
};

describe('money as people say it', () => {
  it.each([
    [0n, 'USD', 'en', '$0.00'],
    [5n, 'USD', 'en', '$0.05'],
    [123_456n, 'USD', 'en', '$1,234.56'],
    [-123_456_789n, 'USD', 'en', '-$1,234,567.89'],
    [123_456n, 'USD', 'ru', '1_234,56_$'],
    [5_000_000n, 'UZS', 'uz', '50_000,00_soʻm'],
    [99_999n, 'UZS', 'uz', '999,99_soʻm'],
    [1_234_567n, 'JPY', 'en', '¥1,234,567'],
    [-7n, 'JPY', 'ru', '-7_¥'],
    [1_234n, 'KWD', 'en', 'KWD_1.234'],
    [1_234_567n, 'KWD', 'ru', '1_234,567_KWD'],
    [9_007_199_254_740_993n, 'USD', 'en', '$90,071,992,547,409.93'],
  ] as const)('%s %s in %s is %s', (minor, currency, locale, text) =>
    expect(said(minor, currency, locale)).toBe(text),
  );
});

describe('days as people say them', () => {
  it.each([
    ['en', 'March 5, 2030', 'March 5, 2030 – April 4, 2030'],
    ['ru', '5 марта 2030', '5 марта 2030 – 4 апреля 2030'],
    ['uz', '5-mart, 2030', '5-mart, 2030 – 4-aprel, 2030'],
  ] as const)('in %s are those in UTC, and a span ends with its last', (locale, day, span) => {
    const at = new Date('2030-03-05T23:59:59.999Z');
    expect(spokenDay(at, locale)).toBe(day);
    expect(spokenSpan(at, new Date('2030-04-05T00:00:00.000Z'), locale)).toBe(span);
  });
});
