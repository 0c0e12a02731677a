import { type Coupon } from '#domain/billing/coupon';
import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type BillingPorts } from './billing-ports.ts';

/** There is no such coupon, or nobody new gets it any more. */
export type CouponUnknown = Readonly<{ code: 'coupon-unknown' }>;

/** The coupon with this code, if it can be had now; null when none is asked for. */
export const couponFit = async (
  { coupons }: Pick<BillingPorts, 'coupons'>,
  tenantId: TenantId,
  code: string | undefined,
  at: Date,
): Promise<Result<Coupon | null, CouponUnknown>> => {
  if (code === undefined) return ok(null);
  const offered = await coupons.find(tenantId, code);
  if (!offered || !offered.isActive || (offered.redeemBy && at >= offered.redeemBy))
    return err({ code: 'coupon-unknown' });
  return ok({ code: offered.code, off: offered.off, duration: offered.duration });
};
