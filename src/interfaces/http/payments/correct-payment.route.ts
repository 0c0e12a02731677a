import { CorrectPayment } from '#application/payments/commands/correct-payment';
import { type PaymentsUseCases } from '#application/payments/index';
import { route } from '../route.ts';
import { PaymentPath } from './payment-path.ts';
import { PaymentResource, toPaymentResource } from './payment-resource.ts';

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
    refusals: { 'not-found': 404, 'illegal-transition': 409 },
  },
  (app, { actor, params, body }) => app.correctPayment({ actor, ...params, ...body }),
  toPaymentResource,
);
