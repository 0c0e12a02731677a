import { type Problem, unprocessable } from '../http/refusal.ts';
import { currencies } from './currency.ts';

/** Money as PayPal writes it: a decimal text. */
export type Money = { readonly currency_code: string; readonly value: string };

const largestMajor = 9_999_999;

/** Takes minor units and a currency and gives money as PayPal writes it: two decimals, none for whole currencies. */
export const money = (minor: number, code: string): Money => {
  const { digits, whole } = currencies[code] ?? { digits: 2, whole: false };
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const major = digits === 0 ? text : text.slice(0, -digits);
  return {
    currency_code: code,
    value: whole ? `${sign}${major}` : `${sign}${major}.${text.slice(-digits)}`,
  };
};

/** Takes money and where it stood in the request and gives minor units; what PayPal cannot take is refused with 422. */
export const minorOf = ({ currency_code: code, value }: Money, field: string): number => {
  const wrong = (issue: string, at = 'value'): never => {
    const problem: Problem = { issue, field: `${field}/${at}`, value: at === 'value' ? value : code };
    throw unprocessable(problem);
  };
  const currency = currencies[code];
  if (currency === undefined) return wrong('INVALID_CURRENCY_CODE', 'currency_code');
  const [major = '', decimals = ''] = value.split('.');
  if (major.startsWith('-')) return wrong('CANNOT_BE_NEGATIVE');
  if (currency.whole && decimals !== '') return wrong('DECIMALS_NOT_SUPPORTED');
  if (decimals.length > 2) return wrong('DECIMAL_PRECISION');
  if (Number(major) > largestMajor) return wrong('MAX_VALUE_EXCEEDED');
  return (
    Number(major) * 10 ** currency.digits + (currency.digits === 0 ? 0 : Number(decimals.padEnd(2, '0')))
  );
};

/** The same for what must be above zero. */
export const positiveMinorOf = (amount: Money, field: string): number => {
  const minor = amount.value.startsWith('-') ? 0 : minorOf(amount, field);
  if (minor > 0) return minor;
  throw unprocessable({
    issue: 'CANNOT_BE_ZERO_OR_NEGATIVE',
    field: `${field}/value`,
    value: amount.value,
  });
};
