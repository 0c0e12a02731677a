import { type Currency, isCurrency } from '#domain/shared/currency';
import { type Money, minorUnits, money } from '#domain/shared/money';

/**
 * Where Stripe's minor unit is not ISO's (docs.stripe.com/currencies, "special cases"): how many of Stripe's units make
 * one of ISO's. ISK and UGX have no decimals but are sent with two; MGA is sent without its two.
 */
const stripeUnits: Readonly<Record<string, Readonly<{ times: bigint; over: bigint }>>> = {
  ISK: { times: 100n, over: 1n },
  UGX: { times: 100n, over: 1n },
  MGA: { times: 1n, over: 100n },
};
const same = { times: 1n, over: 1n };

/** Throws RangeError for an amount Stripe has no unit for: that is a fraction of an ariary. */
export const toStripe = (amount: Money): { amount: number; currency: string } => {
  const { times, over } = stripeUnits[amount.currency] ?? same;
  const units = amount.minor * times;
  if (units % over !== 0n) throw new RangeError(`Stripe takes no fraction of ${amount.currency}`);
  return {
    amount: minorUnits(money(units / over, amount.currency)),
    currency: amount.currency.toLowerCase(),
  };
};

export const fromStripe = (units: number, code: string): Money => {
  const currency = code.toUpperCase();
  if (!isCurrency(currency)) throw new RangeError(`Stripe names a currency we do not know: ${code}`);
  const { times, over } = stripeUnits[currency] ?? same;
  return money((BigInt(units) * over) / times, currency);
};

/** Stripe takes these as of its currency page; the rest of ISO 4217 it does not. */
const notTaken = new Set(
  'BOV CHE CHW CLF COU CUP ERN GHS IQD IRR KPW LYD MRU MXV SDG SSP SVC SYP TMT USN UYI UYW VED VES XCG ZWG'.split(
    ' ',
  ),
);
export const isTaken = (currency: Currency): boolean => !notTaken.has(currency);
