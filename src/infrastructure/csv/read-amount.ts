import { type Currency, exponentOf } from '#domain/shared/currency';
import { type Money, money } from '#domain/shared/money';

const decimal = /^([-−]?)(\d{1,15})(?:\.(\d{1,4}))?$/;
/** Thousands apart by spaces, apostrophes or the other of comma and point; decimals behind a comma or a point. */
const grouped =
  /^([-−]?)(\d{1,3}(?:[\s']?\d{3})*|\d{1,3}(?:,\d{3})+(?=\.)|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,15})(?:[.,](\d{1,2}))?$/;

/**
 * Reads an amount of major units exactly, without a floating-point number: `1234.50`, or where the format allows it
 * `1 234,50`. Undefined for anything else, and for fractions the currency has no unit for.
 */
export const readAmount = (text: string, currency: Currency, isGrouped = false): Money | undefined => {
  const [, sign, whole = '', fraction = ''] = (isGrouped ? grouped : decimal).exec(text) ?? [];
  if (sign === undefined) return undefined;
  const places = exponentOf(currency);
  if (/[1-9]/.test(fraction.slice(places))) return undefined;
  const digits = whole.replace(/\D/g, '');
  const minor = BigInt(`${digits}${fraction.slice(0, places).padEnd(places, '0')}`);
  return money(sign === '' ? minor : -minor, currency);
};
