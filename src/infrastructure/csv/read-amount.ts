import { type Currency, exponentOf } from '#domain/shared/currency';
import { type Money, money } from '#domain/shared/money';

const decimal = /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/;

/** Reads `1234.50`, with a point and without spaces, exactly. Undefined for anything else, and for fractions the currency has no unit for. */
export const readAmount = (text: string, currency: Currency): Money | undefined => {
  const [, sign, whole = '', fraction = ''] = decimal.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const places = exponentOf(currency);
  if (/[1-9]/.test(fraction.slice(places))) return undefined;
  const minor = BigInt(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
  return money(sign === '-' ? -minor : minor, currency);
};
