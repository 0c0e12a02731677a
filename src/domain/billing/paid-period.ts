import { type Currency } from '#domain/shared/currency';
import { money, type Money } from '#domain/shared/money';
import { freePeriod, type PeriodPrice } from './period-price.ts';

/** So much of what paid for a period, before tax, went back; less than nothing when it came after all. `key`: what moved it. */
export type Return = Readonly<{ key: string; net: Money }>;

/**
 * What was really paid for the running period, which is all that can be given back of it. `price`: of a whole period at which
 * the time that is left was paid. `by`: the keys of the invoices that paid it, the last of which paid for what is left.
 */
export type PaidPeriod = Readonly<{
  price: PeriodPrice;
  by: readonly string[];
  returns: readonly Return[];
}>;

export const unpaid = (currency: Currency): PaidPeriod => ({
  price: freePeriod(currency),
  by: [],
  returns: [],
});

/** What of a change decides about what is paid. */
type Change = Readonly<{ key: string; price: PeriodPrice; restart: object | null; isProrated: boolean }>;

/**
 * A change that was prorated has given back what the rest was worth and asked for the rest anew; one that was not has left
 * all as it was paid, whatever is had from now on.
 */
export const paidAfter = (paid: PaidPeriod, { key, price, restart, isProrated }: Change): PaidPeriod => {
  if (restart) return { price, by: [key], returns: [] };
  if (!isProrated) return paid;
  return {
    price,
    by: [...paid.by, key],
    returns: paid.returns.map((one) => ({ ...one, net: noneOf(one.net) })),
  };
};

/** Undefined: it is known, or is not about what paid for this period. */
export const withReturn = (paid: PaidPeriod, invoiceKey: string, returned: Return): PaidPeriod | undefined =>
  paid.by.includes(invoiceKey) && !paid.returns.some(({ key }) => key === returned.key)
    ? { ...paid, returns: [...paid.returns, returned] }
    : undefined;

/** At what price of a whole period the rest of it may be given back: what went back before is not given back again. */
export const worthOf = ({ price, returns }: PaidPeriod): PeriodPrice => {
  const left = returns.reduce((rest, { net }) => rest - net.minor, price.net.minor);
  return { ...price, net: money(left > 0n ? left : 0n, price.net.currency) };
};

const noneOf = ({ currency }: Money): Money => money(0n, currency);
