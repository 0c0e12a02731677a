import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { couponView, type CouponView } from '../coupon-view.ts';

/** Nobody new gets a coupon from now on; whoever has it keeps it. As often as it is asked. */
export const retireCoupon =
  ({ coupons, log }: CataloguePorts) =>
  async ({
    actor: { tenantId, subject: by, requestId },
    couponCode,
  }: Readonly<{ actor: Actor; couponCode: string }>): Promise<Result<CouponView, NotFound>> => {
    if (!(await coupons.retire(tenantId, couponCode))) return err(notFound);
    const retired = await coupons.find(tenantId, couponCode);
    if (!retired) return err(notFound);
    log.info('coupon-retired', { tenantId, coupon: retired.code, by, requestId });
    return ok(couponView(retired));
  };
