import { type Currency } from '#domain/shared/currency';
import { money, type Money } from '#domain/shared/money';

/**
 * The least that can be charged, in minor units. For all but UZS these are Stripe's (docs.stripe.com/currencies, "Minimum and
 * maximum charge amounts"), the strictest of the gateways. Payme refuses what is below its shop's own least amount (error
 * -31611), of which 1,000 so‘m is a common one.
 */
const leastCharges: Readonly<Record<string, bigint>> = {
  AED: 200n,
  ARS: 50n,
  AUD: 50n,
  BRL: 50n,
  CAD: 50n,
  CHF: 50n,
  COP: 50n,
  CZK: 1_500n,
  DKK: 250n,
  EUR: 50n,
  GBP: 30n,
  HKD: 400n,
  HUF: 17_500n,
  IDR: 50n,
  ILS: 50n,
  INR: 50n,
  JPY: 50n,
  KRW: 50n,
  MXN: 1_000n,
  MYR: 200n,
  NOK: 300n,
  NZD: 50n,
  PHP: 50n,
  PLN: 200n,
  RON: 200n,
  RUB: 50n,
  SEK: 300n,
  SGD: 50n,
  THB: 1_000n,
  USD: 50n,
  UZS: 100_000n,
  ZAR: 50n,
};

/** The least amount that is worth asking for in a currency: one minor unit where no gateway is known to want more. */
export const leastCharge = (currency: Currency): Money => money(leastCharges[currency] ?? 1n, currency);
