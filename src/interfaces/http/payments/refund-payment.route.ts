import { RefundPayment, type RefundExceedsRest } from '#application/payments/commands/refund-payment';
import { type RefundAnswer, type RefundDeclined } from '#application/payments/refund-answer';
import { type PaymentsUseCases } from '#application/payments/index';
import { askedBy } from '#application/shared/asked-by';
import { visibleTo } from '#application/shared/visibility';
import { route } from '../route.ts';
import { keyRefusals, replayed } from './answers.ts';
import { PaymentPath } from './payment-path.ts';
import { RefundResource, toRefundResource } from './refund-resource.ts';

export const refundPaymentRoute = route<PaymentsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/payments/:paymentId/refunds',
    tag: 'Refunds',
    summary: 'Send captured money back, in whole or in part',
    access: ['admin'],
    idempotent: true,
    params: PaymentPath,
    body: RefundPayment,
    reply: RefundResource,
    status: {
      of: ({ refund }: RefundAnswer) => (refund.status === 'completed' ? 201 : 202),
      all: [201, 202],
    },
    replayed,
    refusals: {
      ...keyRefusals,
      'not-found': 404,
      'illegal-transition': 409,
      'refund-exceeds-captured': {
        status: 422,
        detail: ({ rest }: RefundExceedsRest) =>
          `amount is above what is left to refund: ${rest.minor} minor units of ${rest.currency}.`,
      },
      'too-many-refunds': 422,
      'refund-declined': {
        status: 402,
        detail: ({ failure }: RefundDeclined) => failure.message,
        extra: ({ refund }: RefundDeclined) => ({ refund: toRefundResource(refund) }),
        replayed,
      },
    },
  },
  (app, { actor, params, body, idempotency }) =>
    app.refundPayment({ seen: visibleTo(actor), ...params, ...body, idempotency, by: askedBy(actor) }),
  ({ refund }: RefundAnswer) => toRefundResource(refund),
);
