import { exponentOf, isCurrency } from '#domain/shared/currency';
import { type Fact, type InstantFact, type LinkFact, type MoneyFact } from './facts.ts';

/** What a fact is in words, by its kind. `linkOf`: the address, null when we do not know our own. */
export const speak = (
  fact: Fact,
  tag: string,
  linkOf: (link: LinkFact) => string | null,
): string | boolean | null => {
  if (typeof fact === 'number') return new Intl.NumberFormat(tag).format(fact);
  if (fact === null || typeof fact !== 'object') return fact;
  if ('link' in fact) return linkOf(fact);
  return 'instant' in fact ? dayOf(fact, tag) : amountOf(fact, tag);
};

/** The day in UTC, by which periods are counted. */
const dayOf = ({ instant }: InstantFact, tag: string): string =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));

/** As many decimals as the currency has by ISO 4217; the figure never passes through a double. */
const amountOf = ({ amount, currency }: MoneyFact, tag: string): string => {
  if (!isCurrency(currency)) throw new RangeError(`${currency} is not an ISO 4217 currency`);
  const digits = exponentOf(currency);
  return new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(`${BigInt(amount)}E-${digits}` as `${number}`);
};
