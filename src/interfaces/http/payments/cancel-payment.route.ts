import { z } from 'zod';
import { type PaymentsUseCases } from '#application/payments/index';
import { askedBy } from '#application/shared/asked-by';
import { visibleTo } from '#application/shared/visibility';
import { route } from '../route.ts';
import { done, paymentRefusals, presentAnswer, replayed } from './answers.ts';
import { PaymentPath } from './payment-path.ts';
import { PaymentResource } from './payment-resource.ts';

export const cancelPaymentRoute = route<PaymentsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/payments/:paymentId/cancel',
    tag: 'Payments',
    summary: 'Release held money, or an intent nobody confirmed',
    access: ['admin'],
    idempotent: true,
    params: PaymentPath,
    body: z.strictObject({}),
    reply: PaymentResource,
    status: done,
    replayed,
    refusals: { ...paymentRefusals, 'not-found': 404, 'illegal-transition': 409 },
  },
  (app, { actor, params, idempotency }) =>
    app.cancelPayment({ seen: visibleTo(actor), ...params, idempotency, by: askedBy(actor) }),
  presentAnswer,
);
