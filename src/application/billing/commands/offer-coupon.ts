import { z } from 'zod';
import { type Coupon, type CouponDuration, type Off } from '#domain/billing/coupon';
import { canonicalForm } from '#domain/shared/canonical-form';
import { money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { CurrencySchema, PriceAmountSchema } from '../../shared/schemas.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { CouponCodeSchema } from '../coupon-code.ts';
import { couponView, type CouponView } from '../coupon-view.ts';
import { type OfferedCoupon } from '../ports/coupon-repository.ts';

const couponsMax = 1_000;

export const durations = ['once', 'forever', 'months'] as const satisfies CouponDuration['kind'][];

const CouponFields = z.strictObject({
  code: CouponCodeSchema,
  basisPoints: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('So much off every price, in hundredths of a percent: 2500 is 25 %'),
  amountOff: PriceAmountSchema.optional().describe(
    'Instead of that: so much off each period, in minor units, never more than it costs',
  ),
  currency: CurrencySchema.optional().describe('Of amountOff; the coupon is good for prices in it'),
  duration: z
    .enum(durations)
    .describe('once: for one period; months: for those that begin within so many months of the first'),
  months: z.int().min(1).max(120).optional().describe('With the duration months, and only with it'),
  redeemBy: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional()
    .describe('From then on nobody new gets it'),
});

export const OfferCoupon = CouponFields.superRefine(
  ({ basisPoints, amountOff, currency, duration, months }, context) => {
    const refuse = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (basisPoints === undefined && amountOff === undefined)
      refuse('basisPoints', 'is missing: give basisPoints, or amountOff with a currency');
    if (basisPoints !== undefined && amountOff !== undefined)
      refuse('amountOff', 'can’t stand beside basisPoints: give one of them');
    if (amountOff !== undefined && currency === undefined) refuse('currency', 'is missing beside amountOff');
    if (amountOff === undefined && currency !== undefined)
      refuse('currency', 'means nothing without amountOff: leave it out');
    if (duration === 'months' && months === undefined)
      refuse('months', 'is missing: say for how many months');
    if (duration !== 'months' && months !== undefined)
      refuse('months', `means nothing with the duration ${duration}: leave it out`);
  },
).transform(({ code, basisPoints, amountOff, currency, duration, months, redeemBy }) => ({
  coupon: { code, off: offOf({ basisPoints, amountOff, currency }), duration: durationOf(duration, months) },
  redeemBy: redeemBy ?? null,
}));
type Input = Readonly<{ actor: Actor; asked: z.output<typeof OfferCoupon> }>;

export type CouponExists = Readonly<{ code: 'coupon-exists'; couponCode: string }>;
export type CouponPast = Readonly<{ code: 'coupon-past'; redeemBy: Date }>;
export type TooManyCoupons = Readonly<{ code: 'too-many-coupons' }>;
export type CouponAnswer = Readonly<{ coupon: CouponView; replayed: boolean }>;

/** Offers a coupon. One with the same code and terms is the answer to a repetition. */
export const offerCoupon =
  ({ coupons, clock, log }: CataloguePorts) =>
  async ({
    actor: { tenantId, subject: by, requestId },
    asked: { coupon, redeemBy },
  }: Input): Promise<Result<CouponAnswer, CouponExists | CouponPast | TooManyCoupons>> => {
    const at = clock.now();
    const offered: OfferedCoupon = { ...coupon, tenantId, isActive: true, redeemBy, createdAt: at };
    const first = await coupons.find(tenantId, coupon.code);
    if (!first) {
      if (redeemBy && redeemBy <= at) return err({ code: 'coupon-past', redeemBy });
      if ((await coupons.all(tenantId)).length >= couponsMax) return err({ code: 'too-many-coupons' });
      if (await coupons.insert(offered)) {
        log.info('coupon-offered', { tenantId, coupon: coupon.code, by, requestId });
        return ok({ coupon: couponView(offered), replayed: false });
      }
    }
    const other = first ?? (await coupons.find(tenantId, coupon.code));
    return other && canonicalForm(termsOf(other)) === canonicalForm(termsOf(offered))
      ? ok({ coupon: couponView(other), replayed: true })
      : err({ code: 'coupon-exists', couponCode: coupon.code });
  };

const termsOf = ({ off, duration, redeemBy }: OfferedCoupon) => ({ off, duration, redeemBy });

type AskedOff = Pick<z.output<typeof CouponFields>, 'basisPoints' | 'amountOff' | 'currency'>;

const offOf = ({ basisPoints, amountOff, currency }: AskedOff): Off =>
  amountOff !== undefined && currency !== undefined
    ? { kind: 'amount', amount: money(BigInt(amountOff), currency) }
    : { kind: 'percent', basisPoints: BigInt(basisPoints ?? 0) };

const durationOf = (kind: CouponDuration['kind'], months: number | undefined): Coupon['duration'] =>
  kind === 'months' ? { kind, months: months ?? 0 } : { kind };
