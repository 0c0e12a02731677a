import { z } from 'zod';
import { type PaymentsUseCases } from '#application/payments/index';
import { type PaymentView } from '#application/payments/payment-view';
import { type Page } from '#application/shared/page';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { PaymentPath } from './payment-path.ts';
import { PaymentResource, toPaymentResource } from './payment-resource.ts';

const everyone = ['customer', 'seller', 'admin'] as const;
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional();
const presentPage = ({ data, nextCursor }: Page<PaymentView>) => ({
  data: data.map(toPaymentResource),
  nextCursor,
});

export const getPaymentRoute = route<PaymentsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/payments/:paymentId',
    tag: 'Payments',
    summary: 'One payment, with its history',
    access: everyone,
    params: PaymentPath,
    reply: PaymentResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getPayment(visibleTo(actor), params.paymentId),
  toPaymentResource,
);

export const listPaymentsRoute = route<PaymentsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/payments',
    tag: 'Payments',
    summary: 'Payments, newest first: all of a tenant for an admin, their own for everyone else',
    access: everyone,
    query: listOf('pay').extend({
      status: PaymentResource.shape.status.optional(),
      gateway: z.string().max(32).optional(),
      customerId: z.string().max(64).optional(),
      orderId: z.string().max(64).optional(),
      from: instant.describe('Created at this instant or later'),
      to: instant.describe('Created before this instant'),
    }),
    reply: page(PaymentResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listPayments(visibleTo(actor), filter, { limit, cursor })),
  presentPage,
);

export const listOrderPaymentsRoute = route<PaymentsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/orders/:orderId/payments',
    tag: 'Payments',
    summary: 'The payments of an order, newest first',
    access: everyone,
    params: z.strictObject({ orderId: z.string().min(1).max(64) }),
    query: listOf('pay'),
    reply: page(PaymentResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, params, query }) => ok(await app.listPayments(visibleTo(actor), params, query)),
  presentPage,
);
