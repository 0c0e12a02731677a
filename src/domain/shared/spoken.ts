import { exponentOf } from './currency.ts';
import { type Money } from './money.ts';

/** An amount as it is said in a language; the figure never passes through a double. `tag`: BCP 47. */
export const spokenMoney = ({ minor, currency }: Money, tag: string): string => {
  const digits = exponentOf(currency);
  return new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(`${minor}E-${digits}` as `${number}`);
};

/** The day in UTC, by which periods are counted. */
export const spokenDay = (at: Date, tag: string): string =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
