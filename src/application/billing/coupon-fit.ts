import { type Coupon } from '#domain/billing/coupon';
import { type CouponUsed } from '#domain/billing/redeemed-coupons';
import { type CustomerId, type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type BillingPorts } from './billing-ports.ts';

/** There is no such coupon, or nobody new gets it any more. */
export type CouponUnknown = Readonly<{ code: 'coupon-unknown' }>;

export type CouponRefusal = CouponUnknown | CouponUsed;

type Redeemer = Readonly<{ tenantId: TenantId; customerId: CustomerId; id: SubscriptionId | null }>;

/**
 * The coupon with this code, if it can be had now; null when none is asked for. `redeemer`: the subscription it is for, with
 * `id` null while there is none yet. What its customer had with any other is not had again.
 */
export const couponFit = async (
  { coupons, subscriptions }: Pick<BillingPorts, 'coupons' | 'subscriptions'>,
  { tenantId, customerId, id }: Redeemer,
  code: string | undefined,
  at: Date,
): Promise<Result<Coupon | null, CouponRefusal>> => {
  if (code === undefined) return ok(null);
  const offered = await coupons.find(tenantId, code);
  if (!offered || !offered.isActive || (offered.redeemBy && at >= offered.redeemBy))
    return err({ code: 'coupon-unknown' });
  const holder = await subscriptions.redeemerOf(tenantId, customerId, offered.code);
  if (holder && holder !== id) return err({ code: 'coupon-used', couponCode: offered.code });
  return ok({ code: offered.code, off: offered.off, duration: offered.duration });
};
