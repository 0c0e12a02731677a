import { type Currency, exponentOf, isCurrency } from '#domain/shared/currency';
import { type Money, money } from '#domain/shared/money';

/** The currencies that PayPal holds and pays in (developer.paypal.com/api/rest/reference/currency-codes). */
const taken = new Set(
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'.split(
    ' ',
  ),
);
export const isTaken = (currency: Currency): boolean => taken.has(currency);

/** Of these PayPal takes whole amounts only, although HUF and TWD have hundredths by ISO 4217. */
const withoutDecimals = new Set(['HUF', 'JPY', 'TWD']);
const decimalsOf = (currency: Currency): number => (withoutDecimals.has(currency) ? 0 : 2);

/** How many of ISO's minor units are the least that PayPal can say: 100 fillér, one cent. */
const stepOf = (currency: Currency): bigint =>
  10n ** BigInt(Math.max(0, exponentOf(currency) - decimalsOf(currency)));

/** Whether PayPal has words for this amount: a fraction of a forint can't be asked for. */
export const isSayable = ({ minor, currency }: Money): boolean =>
  isTaken(currency) && minor % stepOf(currency) === 0n;

/** Money as the official client wants it, a decimal text. Throws RangeError for what is not sayable. */
export const toPaypal = (amount: Money): { currencyCode: string; value: string } => {
  if (!isSayable(amount))
    throw new RangeError(`PayPal has no words for ${amount.minor} of ${amount.currency}`);
  const { currency } = amount;
  const units = amount.minor / stepOf(currency);
  const decimals = decimalsOf(currency);
  const digits = String(units).padStart(decimals + 1, '0');
  const value = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return { currencyCode: currency, value };
};

/** Takes money as PayPal writes it. Throws RangeError for a currency we do not know or more decimals than it has. */
export const fromPaypal = ({
  currency_code: code,
  value,
}: {
  currency_code: string;
  value: string;
}): Money => {
  if (!isCurrency(code)) throw new RangeError(`PayPal names a currency we do not know: ${code}`);
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(value) ?? [];
  const exponent = exponentOf(code);
  const [kept, rest] = [fraction.slice(0, exponent).padEnd(exponent, '0'), fraction.slice(exponent)];
  if (whole + fraction === '' || /[1-9]/.test(rest))
    throw new RangeError(`PayPal tells an amount that ${code} has no units for: ${value}`);
  return money(BigInt(`${sign}${whole}${kept}`), code);
};
