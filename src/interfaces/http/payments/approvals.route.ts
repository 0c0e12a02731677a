import { type ApprovedByYouAlready, ApprovePayment } from '#application/payments/commands/approve-payment';
import { RejectPayment } from '#application/payments/commands/reject-payment';
import { type PaymentsUseCases } from '#application/payments/index';
import { type PaymentView } from '#application/payments/payment-view';
import { type Page } from '#application/shared/page';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { PaymentPath } from './payment-path.ts';
import { PaymentResource, toPaymentResource } from './payment-resource.ts';

const byAdmin = { tag: 'Admin', access: ['admin'] } as const;

export const listPendingApprovalRoute = route<PaymentsUseCases>()(
  {
    ...byAdmin,
    method: 'get',
    path: '/api/v1/admin/payments/pending-approval',
    summary: 'Payments whose money only people can see arrive, newest first',
    query: listOf('pay'),
    reply: page(PaymentResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query }) =>
    ok(await app.listPayments(visibleTo(actor), { awaitsApproval: true }, query)),
  ({ data, nextCursor }: Page<PaymentView>) => ({ data: data.map(toPaymentResource), nextCursor }),
);

export const approvePaymentRoute = route<PaymentsUseCases>()(
  {
    ...byAdmin,
    method: 'post',
    path: '/api/v1/admin/payments/:paymentId/approve',
    summary: 'Say that the money of a manual payment has arrived',
    description:
      'Above the limit of its account a second, different person must say so too. Whoever recorded a payment has said so by that.',
    params: PaymentPath,
    body: ApprovePayment,
    reply: PaymentResource,
    status: 200,
    refusals: {
      'not-found': 404,
      'person-needed': 403,
      'illegal-transition': 409,
      'approved-by-you-already': {
        status: 409,
        detail: ({ needed }: ApprovedByYouAlready) =>
          `You have recorded or approved this payment; it needs ${needed} different people.`,
      },
    },
  },
  (app, { actor, params, body }) => app.approvePayment({ actor, ...params, ...body }),
  toPaymentResource,
);

export const rejectPaymentRoute = route<PaymentsUseCases>()(
  {
    ...byAdmin,
    method: 'post',
    path: '/api/v1/admin/payments/:paymentId/reject',
    summary: 'Say that the money of a manual payment will not come',
    params: PaymentPath,
    body: RejectPayment,
    reply: PaymentResource,
    status: 200,
    refusals: { 'not-found': 404, 'illegal-transition': 409 },
  },
  (app, { actor, params, body }) => app.rejectPayment({ actor, ...params, ...body }),
  toPaymentResource,
);
