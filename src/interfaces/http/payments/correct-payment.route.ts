import { type AmountAbovePayment, CorrectPayment } from '#application/payments/commands/correct-payment';
import { type PaymentsUseCases } from '#application/payments/index';
import { route } from '../route.ts';
import { PaymentPath } from './payment-path.ts';
import { PaymentResource, toPaymentResource } from './payment-resource.ts';
import { secondWordRefusals } from './second-word-refusals.ts';

export const correctPaymentRoute = route<PaymentsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/payments/:paymentId/correct',
    tag: 'Admin',
    summary: "Correct a payment's status from evidence",
    access: ['admin'],
    params: PaymentPath,
    body: CorrectPayment,
    reply: PaymentResource,
    status: 200,
    description:
      "Above the tenant's limit for one person it answers 409 with a reviewId: what was said waits there until another person has resolved that case by saying the same.",
    refusals: {
      'not-found': 404,
      'illegal-transition': 409,
      ...secondWordRefusals,
      'awaits-approval': {
        status: 409,
        detail: () =>
          'Only people can see the money of this payment arrive. Approve it at /admin/payments/:id/approve instead, or reject it.',
      },
      'provider-payment-id-needed': {
        status: 422,
        detail: () =>
          "providerPaymentId is missing: without the provider's id the money could not be moved on.",
      },
      'amount-above-payment': {
        status: 422,
        detail: ({ amount }: AmountAbovePayment) =>
          `amount is above that of the payment: ${amount.minor} minor units of ${amount.currency}.`,
      },
    },
  },
  (app, { actor, params, body }) => app.correctPayment({ actor, ...params, ...body }),
  toPaymentResource,
);
