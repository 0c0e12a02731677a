import { z } from 'zod';
import { type CatalogueUseCases } from '#application/billing/catalogue-use-cases';
import {
  type CouponAnswer,
  type CouponExists,
  type CouponPast,
  OfferCoupon,
} from '#application/billing/commands/offer-coupon';
import { CouponCodeSchema } from '#application/billing/coupon-code';
import { type CouponView } from '#application/billing/coupon-view';
import { type Page } from '#application/shared/page';
import { ok } from '#domain/shared/result';
import { cursorLike, ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { CouponResource, toCouponResource } from './coupon-resource.ts';

const tag = 'Plans';
const access = ['admin'] as const;

export const offerCouponRoute = route<CatalogueUseCases>()(
  {
    method: 'post',
    path: '/api/v1/coupons',
    tag,
    summary: 'Offer a coupon',
    description: 'The same request may be sent again: its code makes it one coupon.',
    access,
    body: OfferCoupon,
    reply: CouponResource,
    status: 201,
    replayed: ({ replayed }: CouponAnswer) => replayed,
    refusals: {
      'coupon-exists': {
        status: 409,
        detail: ({ couponCode }: CouponExists) =>
          `code: there is a coupon ${couponCode} already, with other terms. Take another code.`,
      },
      'coupon-past': {
        status: 422,
        detail: ({ redeemBy }: CouponPast) =>
          `redeemBy: ${redeemBy.toISOString()} is past, so nobody could have the coupon. Give a later instant.`,
        extra: () => ({ issues: [{ path: 'redeemBy', message: 'is past' }] }),
      },
      'too-many-coupons': {
        status: 422,
        detail: () => 'There are 1,000 coupons, retired ones included, which is the most.',
      },
    },
    examples: { body: { code: 'SPRING-20', basisPoints: 2_000, duration: 'months', months: 3 } },
  },
  (app, { actor, body }) => app.offerCoupon({ actor, asked: body }),
  ({ coupon }: CouponAnswer) => toCouponResource(coupon),
);

export const listCouponsRoute = route<CatalogueUseCases>()(
  {
    method: 'get',
    path: '/api/v1/coupons',
    tag,
    summary: 'Coupons, newest first, retired ones included',
    access,
    query: ListQuery.extend({ cursor: cursorLike(/^[0-9A-Z_-]{1,64}$/) }),
    reply: page(CouponResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query }) => ok(await app.listCoupons(actor.tenantId, query)),
  ({ data, nextCursor }: Page<CouponView>) => ({ data: data.map(toCouponResource), nextCursor }),
);

export const retireCouponRoute = route<CatalogueUseCases>()(
  {
    method: 'delete',
    path: '/api/v1/coupons/:couponCode',
    tag,
    summary: 'Retire a coupon: nobody new gets it, whoever has it keeps it',
    access,
    params: z.strictObject({ couponCode: CouponCodeSchema }),
    reply: CouponResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params: { couponCode } }) => app.retireCoupon({ actor, couponCode }),
  toCouponResource,
);
