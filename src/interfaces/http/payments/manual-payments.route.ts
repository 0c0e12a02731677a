import {
  type ReceivedAtNotPossible,
  RecordPaymentByHand,
  type ReferenceInUse,
} from '#application/payments/commands/record-payment-by-hand';
import { type PaymentsUseCases } from '#application/payments/index';
import { type PaymentView } from '#application/payments/payment-view';
import { type Page } from '#application/shared/page';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { created, paymentRefusals, presentAnswer, replayed } from './answers.ts';
import { openRefusals } from './open-refusals.ts';
import { PaymentResource, toPaymentResource } from './payment-resource.ts';

const byAdmin = { tag: 'Admin', access: ['admin'], path: '/api/v1/admin/payments/manual' } as const;

export const recordManualPaymentRoute = route<PaymentsUseCases>()(
  {
    ...byAdmin,
    method: 'post',
    summary: 'Record money that was received outside of any provider',
    description:
      'Counts at once, or above the limit of one person waits at /admin/payments/pending-approval until another admin has approved it.',
    idempotent: true,
    body: RecordPaymentByHand,
    reply: PaymentResource,
    status: created,
    replayed,
    refusals: {
      ...paymentRefusals,
      ...openRefusals,
      'gateway-unknown': {
        status: 422,
        detail: () =>
          'No account of the gateway manual takes new payments. Enable one at /admin/gateway-accounts first.',
      },
      'amount-above-gateway-maximum': {
        status: 422,
        detail: ({ maximum }: { maximum: bigint }) =>
          `amount is above the most that one payment by hand may be: ${maximum} minor units. Its account's settings.maximum says so.`,
      },
      'person-needed': 403,
      'received-at-not-possible': {
        status: 422,
        detail: ({ earliest, now }: ReceivedAtNotPossible) =>
          `receivedAt must be between ${earliest.toISOString()} and now, ${now.toISOString()}.`,
      },
      'reference-in-use': {
        status: 409,
        detail: ({ paymentId, status }: ReferenceInUse) =>
          `reference is that of ${paymentId} already, which is ${status}. ${
            status === 'requires_action' ? 'Approve that one if this is its money.' : 'It is the same money.'
          }`,
        extra: ({ paymentId }: ReferenceInUse) => ({ paymentId }),
      },
    },
    examples: {
      body: {
        amount: 50_000,
        currency: 'USD',
        method: 'bank_transfer',
        receivedAt: '2030-01-01T09:30:00Z',
        reference: 'TRF-2030-000417',
        orderId: 'order-4711',
        reason: 'Seen on the statement of 1 January, line 4',
      },
    },
  },
  (app, { actor, body, idempotency }) => app.recordPaymentByHand({ actor, idempotency, asked: body }),
  presentAnswer,
);

export const listManualPaymentsRoute = route<PaymentsUseCases>()(
  {
    ...byAdmin,
    method: 'get',
    summary: 'Payments that admins have recorded by hand, newest first',
    query: listOf('pay').extend({ status: PaymentResource.shape.status.optional() }),
    reply: page(PaymentResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, status } }) =>
    ok(await app.listPayments(visibleTo(actor), { received: true, status }, { limit, cursor })),
  ({ data, nextCursor }: Page<PaymentView>) => ({ data: data.map(toPaymentResource), nextCursor }),
);
