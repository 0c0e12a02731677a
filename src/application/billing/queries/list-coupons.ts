import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { pageAmong } from '../../shared/page-among.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { couponView, type CouponView } from '../coupon-view.ts';

/** Coupons newest first, retired ones too. */
export const listCoupons =
  ({ coupons }: CataloguePorts) =>
  async (tenantId: TenantId, page: PageRequest): Promise<Page<CouponView>> => {
    const newestFirst = [...(await coupons.all(tenantId))].sort(
      (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.code < b.code ? -1 : 1),
    );
    const { data, nextCursor } = pageAmong(newestFirst, ({ code }) => code, page);
    return { data: data.map(couponView), nextCursor };
  };
