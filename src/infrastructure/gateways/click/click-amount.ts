import { type Currency } from '#domain/shared/currency';
import { type Money, money } from '#domain/shared/money';

const uzs = 'UZS' as Currency;
const tiyinPerSom = 100n;

/** Click writes so'm with or without decimals, and may write more zeros than it needs. */
const somText = /^(\d{1,15})(?:\.(\d{1,2})0{0,8})?$/;

/** Takes so'm as Click writes them (`1000`, `1000.5`, `1000.50`) and gives tiyin; undefined for anything that is no amount. */
export const fromSom = (text: string): Money | undefined => {
  const [, whole, cents = ''] = somText.exec(text) ?? [];
  return whole === undefined
    ? undefined
    : money(BigInt(whole) * tiyinPerSom + BigInt(cents.padEnd(2, '0')), uzs);
};

/** Gives so'm with two decimals and a dot, as Click's link and calls want them. Throws RangeError for other money. */
export const toSom = ({ minor, currency }: Money): string => {
  if (currency !== uzs) throw new RangeError(`Click takes UZS only, not ${currency}`);
  return `${minor / tiyinPerSom}.${String(minor % tiyinPerSom).padStart(2, '0')}`;
};
