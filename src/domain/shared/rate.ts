import { money, type Money } from './money.ts';

/** A price for handling money: so many hundredths of a percent of it, and a fixed part in minor units of its currency. */
export type Rate = Readonly<{ basisPoints: bigint; fixed: bigint }>;

const wholeInBasisPoints = 10_000n;

/** Rounds half up, in integers: 3 % of 10.50 is 0.32, never 0.315. Amounts and rates are not negative. */
export const priceOf = (rate: Rate, amount: Money): Money =>
  money(portion(amount.minor, rate.basisPoints, wholeInBasisPoints) + rate.fixed, amount.currency);

/** `amount × part / whole`, rounded half up. */
export const portion = (amount: bigint, part: bigint, whole: bigint): bigint =>
  (amount * part * 2n + whole) / (whole * 2n);
