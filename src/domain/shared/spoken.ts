import { exponentOf } from './currency.ts';
import { type Locale } from './locale.ts';
import { type Money } from './money.ts';

/** An amount as it is said in a language; the figure never passes through a double. */
export const spokenMoney = ({ minor, currency }: Money, locale: Locale): string => {
  const digits = exponentOf(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(`${minor}E-${digits}` as `${number}`);
};

/** The day in UTC, by which periods are counted. Without the Russian `г.`, whose dot would stand before a full stop. */
export const spokenDay = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at).replace(/\sг\.$/, '');

/** From the first day to the last: `to` itself is not included. */
export const spokenSpan = (from: Date, to: Date, locale: Locale): string =>
  `${spokenDay(from, locale)} – ${spokenDay(new Date(to.getTime() - 1), locale)}`;
