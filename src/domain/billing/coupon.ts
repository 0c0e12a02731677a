import { type Currency } from '#domain/shared/currency';
import { money, type Money, zero } from '#domain/shared/money';
import { portion } from '#domain/shared/rate';
import { boundaryAt } from './calendar.ts';
import { type Period } from './schedule.ts';

/** A price off. `basisPoints`: hundredths of a percent, 1 to 10,000. `amount`: so much off each period, whatever the quantity. */
export type Off = Readonly<{ kind: 'percent'; basisPoints: bigint } | { kind: 'amount'; amount: Money }>;

/** `once`: for one period. `months`: for every period that begins within so many months of the first it was good for. */
export type CouponDuration = Readonly<
  { kind: 'once' } | { kind: 'forever' } | { kind: 'months'; months: number }
>;

export type Coupon = Readonly<{ code: string; off: Off; duration: CouponDuration }>;

/** A coupon on a subscription. `since`: when the first period it was good for began; null until then. */
export type AppliedCoupon = Readonly<{ coupon: Coupon; fromIndex: number; since: Date | null }>;

export type UnfitCoupon = Readonly<{ code: 'unfit-coupon'; why: string }>;

/** What is wrong with a coupon for prices in this currency, if anything is. */
export const unfit = ({ off, duration }: Coupon, currency: Currency): UnfitCoupon | undefined => {
  if (off.kind === 'percent' && (off.basisPoints < 1n || off.basisPoints > 10_000n))
    return { code: 'unfit-coupon', why: `${off.basisPoints} basis points are not 1 to 10,000` };
  if (off.kind === 'amount' && off.amount.minor < 1n)
    return { code: 'unfit-coupon', why: 'it takes nothing off' };
  if (off.kind === 'amount' && off.amount.currency !== currency)
    return { code: 'unfit-coupon', why: `it is in ${off.amount.currency}, the prices are in ${currency}` };
  if (duration.kind === 'months' && !(Number.isSafeInteger(duration.months) && duration.months > 0))
    return { code: 'unfit-coupon', why: `${duration.months} is not a number of months` };
  return undefined;
};

/** What a coupon takes off a price: a percentage rounded half up, never more than the price itself. */
export const discountOn = (gross: Money, coupon: Coupon | null): Money => {
  if (!coupon) return zero(gross.currency);
  const { off } = coupon;
  const minor = off.kind === 'percent' ? portion(gross.minor, off.basisPoints, 10_000n) : off.amount.minor;
  return money(minor < gross.minor ? minor : gross.minor, gross.currency);
};

/** The coupon, if it is good for this period. */
export const couponFor = (
  applied: AppliedCoupon | null,
  period: Pick<Period, 'index' | 'start'>,
): Coupon | null => {
  if (!applied || period.index < applied.fromIndex) return null;
  const { coupon, fromIndex, since } = applied;
  switch (coupon.duration.kind) {
    case 'once':
      return period.index === fromIndex ? coupon : null;
    case 'forever':
      return coupon;
    case 'months':
      return period.start < boundaryAt(since ?? period.start, 'month', coupon.duration.months)
        ? coupon
        : null;
  }
};

/** The applied coupon after a period began: it now knows since when it is good. */
export const begun = (
  applied: AppliedCoupon | null,
  period: Pick<Period, 'index' | 'start'>,
): AppliedCoupon | null =>
  applied && applied.since === null && period.index >= applied.fromIndex
    ? { ...applied, since: period.start }
    : applied;
