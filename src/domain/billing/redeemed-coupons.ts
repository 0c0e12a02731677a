import { type AppliedCoupon, couponFor } from './coupon.ts';
import { type Subscription } from './subscription.ts';

/** The customer has had this coupon before, here or with another of their subscriptions. */
export type CouponUsed = Readonly<{ code: 'coupon-used'; couponCode: string }>;

type Redeemed = Pick<Subscription, 'coupon' | 'redeemed'>;

/** Whether the applied coupon is good for the running period, or waits for one to be good for. */
export const isGoodStill = ({ coupon, period }: Pick<Subscription, 'coupon' | 'period'>): boolean =>
  coupon !== null && (coupon.since === null || couponFor(coupon, period) !== null);

/**
 * Another coupon, or none. What it takes the place of stays redeemed, unless it was never good for anything: then its
 * customer may have it another time. A change that waits for its payment was reckoned with it, so that is good for something.
 */
export const withCoupon = (
  { coupon: before, redeemed, pending }: Pick<Subscription, 'coupon' | 'redeemed' | 'pending'>,
  coupon: AppliedCoupon | null,
): Redeemed => {
  const kept = before && before.since === null && !pending ? without(redeemed, before) : redeemed;
  return { coupon, redeemed: coupon ? [...without(kept, coupon), coupon.coupon.code] : kept };
};

/** One that ends before it was paid for had nothing of its coupon: the customer may have it with another. */
export const withCouponBack = ({
  status,
  coupon,
  redeemed,
}: Pick<Subscription, 'status' | 'coupon' | 'redeemed'>): Redeemed =>
  status === 'incomplete' && coupon
    ? { coupon: null, redeemed: without(redeemed, coupon) }
    : { coupon, redeemed };

const without = (codes: readonly string[], { coupon }: AppliedCoupon): string[] =>
  codes.filter((code) => code !== coupon.code);
