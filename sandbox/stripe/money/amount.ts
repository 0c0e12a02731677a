import { badParameter } from '../http/refusal.ts';
import { type Reader } from '../http/shape.ts';
import { integer, text } from '../http/readers.ts';
import { decimalsOf, isCurrency } from './currency.ts';

const minimums: Readonly<Record<string, number>> = {
  ...{
    usd: 50,
    aed: 200,
    ars: 50,
    aud: 50,
    brl: 50,
    cad: 50,
    chf: 50,
    cop: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
  },
  ...{
    gbp: 30,
    hkd: 400,
    huf: 17_500,
    idr: 50,
    ils: 50,
    inr: 50,
    jpy: 50,
    krw: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
  },
  ...{ nzd: 50, php: 50, pln: 200, ron: 200, rub: 50, sek: 300, sgd: 50, thb: 1000, zar: 50 },
};
const longAmounts = new Set(['idr', 'jpy', 'cop', 'huf', 'inr', 'lbp']);
const amountMax = 99_999_999;
const longAmountMax = 999_999_999_999;

/** Takes a currency and gives the least that can be charged, in minor units; null where Stripe publishes none. */
export const minimumOf = (currency: string): number | null => minimums[currency] ?? null;

/** Reads an amount in minor units; it must be a positive whole number. */
export const amount: Reader<number> = (value, param) => {
  const minor = integer(value, param);
  if (minor === null || minor < 1)
    throw badParameter('This value must be greater than or equal to 1.', param, 'parameter_invalid_integer');
  return minor;
};

/** Reads a currency; Stripe takes either case and answers lower case. */
export const currency: Reader<string> = (value, param) => {
  const code = text(3)(value, param)?.toLowerCase() ?? '';
  if (!isCurrency(code)) throw badParameter(`Invalid currency: ${code}`, param);
  return code;
};

/** Refuses an amount that Stripe does not charge in this currency (stripe.md §1 "Amounts"). */
export const checkChargeable = (minor: number, code: string): void => {
  if (minor > (longAmounts.has(code) ? longAmountMax : amountMax))
    throw badParameter(
      'Amount must be no more than the maximum for this currency',
      'amount',
      'amount_too_large',
    );
  if (minor < (minimumOf(code) ?? 1))
    throw badParameter(`Amount must be at least ${minimumOf(code)} ${code}`, 'amount', 'amount_too_small');
  if (decimalsOf(code) === 3 && minor % 10 !== 0)
    throw badParameter('Amounts in three-decimal currencies must end in 0', 'amount');
};
