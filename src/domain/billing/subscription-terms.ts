import { type PaymentMethodId } from '#domain/shared/ids';
import { err } from '#domain/shared/result';
import { type Coupon, unfit, type UnfitCoupon } from './coupon.ts';
import { type CouponUsed, isGoodStill } from './redeemed-coupons.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided, type Subscription } from './subscription.ts';

/**
 * A coupon from the next period on: the running one is invoiced already. It takes the place of any other. Undefined: it has
 * it, and it is good still; asking again makes it good for no longer.
 */
export const applyCoupon = (
  subscription: Subscription,
  coupon: Coupon,
  told: Told,
): Decided<UnfitCoupon | CouponUsed> | undefined => {
  if (subscription.coupon?.coupon.code === coupon.code && isGoodStill(subscription)) return undefined;
  if (subscription.redeemed.includes(coupon.code))
    return err({ code: 'coupon-used', couponCode: coupon.code });
  const refusal = unfit(coupon, subscription.item.unitPrice.currency);
  if (refusal) return err(refusal);
  const applied = { coupon, fromIndex: subscription.period.index + 1, since: null };
  return decide(subscription, { type: 'CouponApplied', applied, ...told });
};

/** Undefined: there is none. */
export const removeCoupon = (subscription: Subscription, told: Told): Decided | undefined =>
  subscription.coupon ? decide(subscription, { type: 'CouponRemoved', ...told }) : undefined;

/** Which saved method to charge, null for the customer's default. Undefined: it is that one already. */
export const chooseMethod = (
  subscription: Subscription,
  methodId: PaymentMethodId | null,
  told: Told,
): Decided | undefined =>
  subscription.methodId === methodId
    ? undefined
    : decide(subscription, { type: 'MethodChosen', methodId, ...told });
