import { isCurrency } from '#domain/shared/currency';
import { type Locale } from '#domain/shared/locale';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { type Fact, type LinkFact, type MoneyFact } from './facts.ts';

/** What a fact is in words, by its kind. `linkOf`: the address, null when we do not know our own. */
export const speak = (
  fact: Fact,
  locale: Locale,
  linkOf: (link: LinkFact) => string | null,
): string | boolean | null => {
  if (typeof fact === 'number') return new Intl.NumberFormat(locale).format(fact);
  if (fact === null || typeof fact !== 'object') return fact;
  if ('link' in fact) return linkOf(fact);
  return 'instant' in fact ? spokenDay(new Date(fact.instant), locale) : amountOf(fact, locale);
};

const amountOf = ({ amount, currency }: MoneyFact, locale: Locale): string => {
  if (!isCurrency(currency)) throw new RangeError(`${currency} is not an ISO 4217 currency`);
  return spokenMoney({ minor: BigInt(amount), currency }, locale);
};
