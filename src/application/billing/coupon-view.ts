import { type OfferedCoupon } from './ports/coupon-repository.ts';

/** A coupon as anyone outside the module may see it. */
export type CouponView = Omit<OfferedCoupon, 'tenantId'>;

export const couponView = ({ tenantId: _t, ...shown }: OfferedCoupon): CouponView => shown;
