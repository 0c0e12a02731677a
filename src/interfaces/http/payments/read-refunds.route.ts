import { z } from 'zod';
import { type PaymentsUseCases } from '#application/payments/index';
import { type RefundView } from '#application/payments/refund-view';
import { type Page } from '#application/shared/page';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { RefundPath } from './payment-path.ts';
import { RefundResource, toRefundResource } from './refund-resource.ts';

const everyone = ['customer', 'seller', 'admin'] as const;

export const getRefundRoute = route<PaymentsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/refunds/:refundId',
    tag: 'Refunds',
    summary: 'One refund',
    access: everyone,
    params: RefundPath,
    reply: RefundResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getRefund(visibleTo(actor), params.refundId),
  toRefundResource,
);

export const listRefundsRoute = route<PaymentsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/refunds',
    tag: 'Refunds',
    summary: 'Refunds, newest first',
    access: everyone,
    query: listOf('ref').extend({
      paymentId: z.string().max(64).optional(),
      status: RefundResource.shape.status.optional(),
    }),
    reply: page(RefundResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listRefunds(visibleTo(actor), filter, { limit, cursor })),
  ({ data, nextCursor }: Page<RefundView>) => ({ data: data.map(toRefundResource), nextCursor }),
);
