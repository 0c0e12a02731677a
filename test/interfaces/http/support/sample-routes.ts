import { z } from 'zod';
import { err, ok } from '#domain/shared/result';
import { mount } from '#interfaces/http/endpoint';
import { eventStream, type StreamedEvent } from '#interfaces/http/event-stream';
import { idempotencyRefusals } from '#interfaces/http/idempotency';
import { ListQuery, page } from '#interfaces/http/list-query';
import { rawRoute } from '#interfaces/http/raw-route';
import { route } from '#interfaces/http/route';
import {
  type Charged,
  type Declined,
  type SampleApp,
  type SamplePayment,
  type TooMuch,
} from './sample-app.ts';

export const PaymentResource = z
  .object({ id: z.string(), amount: z.int(), status: z.enum(['completed', 'processing']) })
  .meta({ id: 'Payment', examples: [{ id: 'pay_0001', amount: 100, status: 'completed' }] });
const toResource = (payment: SamplePayment): z.input<typeof PaymentResource> => payment;
const toCharged = ({ payment }: Charged) => toResource(payment);

const ChargeBody = z.strictObject({
  amount: z.int().positive(),
  currency: z.string().superRefine((code, context) => {
    if (code !== 'USD')
      context.addIssue({ code: 'custom', message: 'USD only', params: { code: 'currency-not-supported' } });
  }),
  paymentMethod: z.strictObject({ type: z.literal('card'), token: z.string().max(40) }),
  target: z
    .union([z.strictObject({ orderId: z.string() }), z.strictObject({ invoiceId: z.string() })])
    .optional(),
  description: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});
const PaymentParams = z.object({ paymentId: z.string().regex(/^pay_\w+$/) });
const everyone = ['customer', 'seller', 'admin'] as const;

export const chargeRoute = route<SampleApp>()(
  {
    method: 'post',
    path: '/api/v1/payments/charge',
    tag: 'Payments',
    summary: 'Authorize and capture in one',
    access: everyone,
    idempotent: true,
    body: ChargeBody,
    reply: PaymentResource,
    status: { of: ({ payment }) => (payment.status === 'processing' ? 202 : 201), all: [201, 202] },
    headers: ({ payment }) => ({ Location: `/api/v1/payments/${payment.id}` }),
    replayed: ({ replayed }) => replayed,
    refusals: {
      ...idempotencyRefusals,
      'amount-above-limit': { status: 422, detail: ({ limit }: TooMuch) => `At most ${limit}.` },
      'payment-declined': {
        status: 402,
        extra: ({ payment }: Declined) => ({ payment, status: 200 }),
        replayed: ({ replayed }: Declined) => replayed,
      },
    },
    examples: {
      body: { amount: 100, currency: 'USD', paymentMethod: { type: 'card', token: 'pm_card_visa' } },
    },
  },
  (app, { actor, idempotency, body }) =>
    app.charge({ actor, idempotency, amount: body.amount, token: body.paymentMethod.token }),
  toCharged,
);

const getRoute = route<SampleApp>()(
  {
    method: 'get',
    path: '/api/v1/payments/:paymentId',
    tag: 'Payments',
    summary: 'One payment',
    access: everyone,
    params: PaymentParams,
    reply: PaymentResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { params }) => app.get(params.paymentId),
  toResource,
);

const listRoute = route<SampleApp>()(
  {
    method: 'get',
    path: '/api/v1/payments',
    tag: 'Payments',
    summary: 'Payments, newest first',
    access: everyone,
    query: ListQuery.extend({ status: z.enum(['completed', 'failed']).optional() }),
    reply: page(PaymentResource).extend({ asked: z.unknown() }),
    status: 200,
    refusals: {},
  },
  (app, { query }) => app.list(query),
  (asked: unknown) => ({ data: [], nextCursor: null, asked }),
);

const removeRoute = route<SampleApp>()(
  {
    method: 'delete',
    path: '/api/v1/payments/:paymentId',
    tag: 'Payments',
    summary: 'Forgets a payment',
    access: ['admin', 'platform'],
    params: PaymentParams,
    status: 204,
    refusals: {},
  },
  (app, { params }) => app.remove(params.paymentId),
  () => undefined,
);

const pdfRoute = route<SampleApp>()(
  {
    method: 'get',
    path: '/api/v1/payments/:paymentId/pdf',
    tag: 'Payments',
    summary: 'A receipt',
    access: everyone,
    params: PaymentParams,
    replyType: 'application/pdf',
    status: 200,
    refusals: { 'not-found': 404 },
  },
  async (app, { params }) => {
    const found = await app.get(params.paymentId);
    return found.ok ? ok(Buffer.from('%PDF')) : err(found.error);
  },
  (bytes: Uint8Array) => bytes,
);

const eventsRoute = route<SampleApp>()(
  {
    method: 'get',
    path: '/api/v1/payments/:paymentId/events',
    tag: 'Payments',
    summary: 'Live status',
    access: 'public',
    params: PaymentParams,
    replyType: 'text/event-stream',
    status: 200,
    refusals: {},
  },
  async (_app, { params }) => ok(twoEvents(params.paymentId)),
  (events: AsyncIterable<StreamedEvent>) => eventStream(events),
);
async function* twoEvents(id: string): AsyncGenerator<StreamedEvent> {
  yield { event: 'status', id: '1', data: { id, status: 'processing' } };
  yield { event: 'status', id: '2', data: { id, status: 'completed' } };
}

const webhookRoute = rawRoute<SampleApp>({
  method: 'post',
  path: '/api/v1/webhooks/:provider',
  tag: 'Webhooks',
  summary: 'Where providers tell us what happened',
  limitBytes: 1_000,
  statuses: [200, 400],
  handle: (app, { params, body, headers }) => {
    app.hear(body);
    return {
      status: 200,
      headers: { 'Content-Type': 'text/plain' },
      body: `${params['provider']} ${String(headers['x-signature'])}`,
    };
  },
});

export const sampleRoutes = [
  chargeRoute,
  getRoute,
  listRoute,
  removeRoute,
  pdfRoute,
  eventsRoute,
  webhookRoute,
];
export const sampleEndpoints = (app: SampleApp) => mount(app, sampleRoutes);
