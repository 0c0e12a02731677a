import {
  CapturePayment,
  type CaptureExceedsAuthorization,
  type PartialCaptureNotSupported,
} from '#application/payments/commands/capture-payment';
import { type PaymentsUseCases } from '#application/payments/index';
import { askedBy } from '#application/shared/asked-by';
import { visibleTo } from '#application/shared/visibility';
import { route } from '../route.ts';
import { done, paymentRefusals, presentAnswer, replayed } from './answers.ts';
import { PaymentPath } from './payment-path.ts';
import { PaymentResource } from './payment-resource.ts';

export const capturePaymentRoute = route<PaymentsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/payments/:paymentId/capture',
    tag: 'Payments',
    summary: 'Take held money, in whole or in part',
    access: ['admin'],
    idempotent: true,
    params: PaymentPath,
    body: CapturePayment,
    reply: PaymentResource,
    status: done,
    replayed,
    refusals: {
      ...paymentRefusals,
      'not-found': 404,
      'illegal-transition': 409,
      'too-many-requests-on-payment': 422,
      'capture-exceeds-authorization': {
        status: 422,
        detail: ({ authorized }: CaptureExceedsAuthorization) =>
          `amount is above what was authorized: ${authorized.minor} minor units of ${authorized.currency}.`,
      },
      'partial-capture-not-supported': {
        status: 422,
        detail: ({ gateway, authorized }: PartialCaptureNotSupported) =>
          `amount must be all that was authorized, ${authorized.minor} minor units of ${authorized.currency}, or left out: ${gateway} takes no part of it.`,
        extra: () => ({ issues: [{ path: 'amount', message: 'must be all that was authorized' }] }),
      },
    },
  },
  (app, { actor, params, body, idempotency }) =>
    app.capturePayment({ seen: visibleTo(actor), ...params, ...body, idempotency, by: askedBy(actor) }),
  presentAnswer,
);
