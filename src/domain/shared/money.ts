import { type Currency } from './currency.ts';

/** Money is a whole number of minor units. A bigint cannot meet a float without the compiler objecting. */
export type Money = Readonly<{ minor: bigint; currency: Currency }>;

export const money = (minor: bigint, currency: Currency): Money => ({ minor, currency });
export const zero = (currency: Currency): Money => money(0n, currency);

export const add = (a: Money, b: Money): Money => money(a.minor + inSameCurrency(a, b).minor, a.currency);
export const subtract = (a: Money, b: Money): Money =>
  money(a.minor - inSameCurrency(a, b).minor, a.currency);
export const negate = ({ minor, currency }: Money): Money => money(-minor, currency);
export const exceeds = (a: Money, b: Money): boolean => a.minor > inSameCurrency(a, b).minor;
export const sum = (parts: readonly Money[], currency: Currency): Money => parts.reduce(add, zero(currency));

/** Splits without losing a cent: the remainder goes, one unit each, to the first shares that are not nothing. */
export const allocate = (total: Money, ratios: readonly bigint[]): Money[] => {
  const whole = ratios.reduce((all, ratio) => all + ratio, 0n);
  let rest = ratios.reduce((left, ratio) => left - (total.minor * ratio) / whole, total.minor);
  return ratios.map((ratio) => {
    const share = (total.minor * ratio) / whole;
    return money(ratio > 0n && rest > 0n ? (rest--, share + 1n) : share, total.currency);
  });
};

/** For the edges (JSON, provider SDKs). An amount that a double cannot hold exactly is a bug, not a rounding. */
export const minorUnits = ({ minor }: Money): number => {
  const units = Number(minor);
  if (!Number.isSafeInteger(units)) throw new RangeError(`${minor} minor units do not fit a number`);
  return units;
};

const inSameCurrency = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RangeError(`cannot mix ${a.currency} and ${b.currency}`);
  return b;
};
