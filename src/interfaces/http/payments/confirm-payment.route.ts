import { ConfirmPayment } from '#application/payments/commands/confirm-payment';
import { type PaymentsUseCases } from '#application/payments/index';
import { askedBy } from '#application/shared/asked-by';
import { visibleTo } from '#application/shared/visibility';
import { route } from '../route.ts';
import { done, paymentRefusals, presentAnswer, replayed } from './answers.ts';
import { meansRefusals, tokenRefusals } from './means-refusals.ts';
import { PaymentPath } from './payment-path.ts';
import { PaymentResource } from './payment-resource.ts';

export const confirmPaymentRoute = route<PaymentsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/payments/:paymentId/confirm',
    tag: 'Payments',
    summary: "Confirm an intent, or go on after the customer's action",
    access: ['customer', 'admin'],
    idempotent: true,
    params: PaymentPath,
    body: ConfirmPayment,
    reply: PaymentResource,
    status: done,
    replayed,
    refusals: {
      ...paymentRefusals,
      ...meansRefusals,
      ...tokenRefusals,
      'payment-method-elsewhere': {
        status: 422,
        detail: () =>
          'paymentMethod.id names a method that is kept at another gateway account than the one of this intent. Charge it instead.',
      },
      'not-found': 404,
      'illegal-transition': 409,
      'too-many-requests-on-payment': 422,
    },
  },
  (app, { actor, params, body, idempotency }) =>
    app.confirmPayment({ seen: visibleTo(actor), ...params, ...body, idempotency, by: askedBy(actor) }),
  presentAnswer,
);
