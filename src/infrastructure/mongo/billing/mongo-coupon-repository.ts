import { type Document, type IndexDescription } from 'mongodb';
import { type CouponRepository, type OfferedCoupon } from '#application/billing/ports/coupon-repository';
import { type TenantId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { isDuplicate, translated } from '../mongo-failures.ts';

export const couponIndexes: IndexDescription[] = [{ name: 'newest', key: { tenantId: 1, createdAt: -1 } }];

/** More than anybody prints, so that one question gives them all. */
const ofTenantMax = 5_000;

type Stored = OfferedCoupon & Document & { _id: string };

const documentId = (tenantId: TenantId, code: string): string => `${tenantId}/${code.toUpperCase()}`;

const couponFrom = ({ _id, ...coupon }: Stored): OfferedCoupon => coupon;

export const mongoCouponRepository = ({ mongo: { db } }: { mongo: Mongo }): CouponRepository => {
  const coupons = db.collection<Stored>('coupons');
  return {
    find: async (tenantId, code) => {
      const found = await translated(coupons.findOne({ _id: documentId(tenantId, code) }));
      return found?.tenantId === tenantId ? couponFrom(found) : undefined;
    },
    all: async (tenantId) => {
      const found = coupons.find({ tenantId }).sort({ createdAt: -1 }).limit(ofTenantMax);
      return (await translated(found.toArray())).map(couponFrom);
    },
    insert: (coupon) =>
      translated(
        coupons.insertOne({ ...coupon, _id: documentId(coupon.tenantId, coupon.code) }).then(
          () => true,
          (failure: unknown) => {
            if (isDuplicate(failure)) return false;
            throw failure;
          },
        ),
      ),
    retire: async (tenantId, code) => {
      const { matchedCount } = await translated(
        coupons.updateOne({ _id: documentId(tenantId, code) }, { $set: { isActive: false } }),
      );
      return matchedCount === 1;
    },
  };
};
