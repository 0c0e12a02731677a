import { exponentOf } from '#domain/shared/currency';
import { type Locale } from '#domain/shared/locale';
import { type Money } from '#domain/shared/money';

const noBreak = '\u00A0';
const minus = '\u2212';

/** How thousands and decimals are parted. Written here, not taken from the machine, whose tables differ by version. */
const marks: Readonly<Record<Locale, Readonly<{ thousands: string; decimal: string }>>> = {
  en: { thousands: ',', decimal: '.' },
  ru: { thousands: noBreak, decimal: ',' },
  uz: { thousands: noBreak, decimal: ',' },
};

/** Money as people read it, with its code: `1,234.50 USD`, `1 234,50 USD`. Never broken over two lines. */
export const moneyText = ({ minor, currency }: Money, locale: Locale): string => {
  const { thousands, decimal } = marks[locale];
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, thousands);
  const part = exponent === 0 ? '' : `${decimal}${digits.slice(-exponent)}`;
  return `${minor < 0n ? minus : ''}${whole}${part}${noBreak}${currency}`;
};
