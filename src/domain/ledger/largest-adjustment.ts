import { type Currency, exponentOf } from '#domain/shared/currency';
import { type Money } from '#domain/shared/money';

/** Minor units by currency. */
export type LargestAdjustments = Readonly<Record<string, bigint>>;

const usualMajor = 1_000_000n;

/** The most that one adjustment may be, in minor units. Unless it is said otherwise: a million of the currency. */
export const largestAdjustment = (currency: Currency, largest: LargestAdjustments): bigint =>
  largest[currency] ?? usualMajor * 10n ** BigInt(exponentOf(currency));

export type AboveLargest = Readonly<{ code: 'amount-above-largest-adjustment'; largest: Money }>;

/** Why this sum is refused whoever agrees to it; undefined when it is not. */
export const aboveLargest = (
  { minor, currency }: Money,
  given: LargestAdjustments,
): AboveLargest | undefined => {
  const largest = largestAdjustment(currency, given);
  return minor > largest
    ? { code: 'amount-above-largest-adjustment', largest: { minor: largest, currency } }
    : undefined;
};
