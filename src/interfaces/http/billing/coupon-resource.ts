import { z } from 'zod';
import { type CouponView } from '#application/billing/coupon-view';
import { minorUnits } from '#domain/shared/money';

const instant = z.iso.datetime();

export const CouponResource = z
  .object({
    code: z.string(),
    status: z.enum(['active', 'retired']).describe('retired: nobody new gets it'),
    basisPoints: z.int().nullable().describe('Off every price, in hundredths of a percent'),
    amountOff: z.int().nullable().describe('Off each period, in minor units'),
    currency: z.string().nullable(),
    duration: z.enum(['once', 'forever', 'months']),
    months: z.int().nullable(),
    redeemBy: instant.nullable().describe('From then on nobody new gets it'),
    createdAt: instant,
  })
  .meta({ id: 'Coupon' });

export const toCouponResource = (coupon: CouponView): z.input<typeof CouponResource> => {
  const { code, off, duration, isActive, redeemBy, createdAt } = coupon;
  return {
    code,
    status: isActive ? 'active' : 'retired',
    basisPoints: off.kind === 'percent' ? Number(off.basisPoints) : null,
    amountOff: off.kind === 'amount' ? minorUnits(off.amount) : null,
    currency: off.kind === 'amount' ? off.amount.currency : null,
    duration: duration.kind,
    months: duration.kind === 'months' ? duration.months : null,
    redeemBy: redeemBy?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
};
