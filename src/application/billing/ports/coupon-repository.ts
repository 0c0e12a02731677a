import { type Coupon } from '#domain/billing/coupon';
import { type TenantId } from '#domain/shared/ids';

/** A coupon as a tenant offers it. `redeemBy`: from then on nobody new gets it; null for ever. */
export type OfferedCoupon = Coupon &
  Readonly<{ tenantId: TenantId; isActive: boolean; redeemBy: Date | null; createdAt: Date }>;

export interface CouponRepository {
  /** By its code, in any mixture of capitals. */
  find(tenantId: TenantId, code: string): Promise<OfferedCoupon | undefined>;
  all(tenantId: TenantId): Promise<readonly OfferedCoupon[]>;
  /** False: the tenant has one with this code. */
  insert(coupon: OfferedCoupon): Promise<boolean>;
  /** Nobody new gets it from now on. False: there is no such coupon. */
  retire(tenantId: TenantId, code: string): Promise<boolean>;
}
