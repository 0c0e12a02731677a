import { type z } from 'zod';
import { OpenIntent, OpenPayment, type OpenPaymentInput } from '#application/payments/open-payment-input';
import { type PaymentsUseCases } from '#application/payments/index';
import { type Actor } from '#application/shared/actor';
import { type Idempotency } from '#application/shared/idempotency';
import { route } from '../route.ts';
import { created, paymentRefusals, presentAnswer, replayed } from './answers.ts';
import { openRefusals } from './open-refusals.ts';
import { PaymentResource } from './payment-resource.ts';

const refusals = { ...paymentRefusals, ...openRefusals } as const;

const examples = {
  body: {
    orderId: 'order-4711',
    amount: 10_000,
    currency: 'USD',
    paymentMethod: { type: 'card', token: 'pm_card_visa' },
  },
};
const promised = {
  method: 'post',
  tag: 'Payments',
  access: ['customer', 'admin'],
  idempotent: true,
  reply: PaymentResource,
  status: created,
  replayed,
  refusals,
  examples,
} as const;
type Input<Body> = Readonly<{ actor: Actor; idempotency: Idempotency; body: Body }>;

const open =
  (captureMethod: OpenPaymentInput['captureMethod']) =>
  (app: PaymentsUseCases, { actor, idempotency, body }: Input<z.output<typeof OpenPayment>>) =>
    app.openPayment({ actor, idempotency, asked: body, captureMethod });

export const chargePaymentRoute = route<PaymentsUseCases>()(
  { ...promised, path: '/api/v1/payments/charge', summary: 'Take money in one step', body: OpenPayment },
  open('automatic'),
  presentAnswer,
);

export const authorizePaymentRoute = route<PaymentsUseCases>()(
  {
    ...promised,
    path: '/api/v1/payments/authorize',
    summary: 'Hold money, to capture later',
    body: OpenPayment,
  },
  open('manual'),
  presentAnswer,
);

export const createIntentRoute = route<PaymentsUseCases>()(
  {
    ...promised,
    path: '/api/v1/payments/intents',
    summary: 'Create a payment for a browser to confirm',
    body: OpenIntent,
    examples: { body: { orderId: 'order-4711', amount: 10_000, currency: 'USD' } },
  },
  (app, { actor, idempotency, body: { captureMethod, ...asked } }) =>
    app.openPayment({ actor, idempotency, asked, captureMethod, intent: true }),
  presentAnswer,
);
