import { z } from 'zod';
import { type BillingUseCases } from '#application/billing/index';
import { type PaymentAttemptView } from '#application/billing/queries/read-subscriptions';
import { visibleTo } from '#application/shared/visibility';
import { route } from '../route.ts';
import { AttemptResource, toAttemptResource } from './invoice-resource.ts';
import { SubscriptionPath } from './subscription-answers.ts';

const under = '/api/v1/subscriptions/:subscriptionId';
const read = {
  method: 'get',
  tag: 'Subscriptions',
  access: ['customer', 'admin'],
  params: SubscriptionPath,
  status: 200,
  refusals: { 'not-found': 404 },
} as const;

const all = <Resource extends z.ZodType>(resource: Resource) =>
  z.object({ data: z.array(resource), nextCursor: z.null() });

const HistoryResource = z
  .object({
    what: z.string(),
    status: z.string().describe('That it led to'),
    at: z.iso.datetime(),
    by: z.string().describe('A subject, or `kassa` for what time does by itself'),
    detail: z.string().nullable(),
  })
  .meta({ id: 'SubscriptionHistory' });

type Entry = Readonly<{ what: string; status: string; at: Date; by: string; detail: string | null }>;

export const subscriptionHistoryRoute = route<BillingUseCases>()(
  {
    ...read,
    path: `${under}/history`,
    summary: 'Every change of it, newest first',
    reply: all(HistoryResource),
  },
  (app, { actor, params }) => app.subscriptionHistory(visibleTo(actor), params.subscriptionId),
  (entries: readonly Entry[]) => ({
    data: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    nextCursor: null,
  }),
);

const AttemptOfInvoiceResource = AttemptResource.extend({
  invoiceId: z.string(),
  invoiceNumber: z.string().nullable(),
}).meta({ id: 'InvoicePaymentAttempt' });

export const paymentAttemptsRoute = route<BillingUseCases>()(
  {
    ...read,
    path: `${under}/payment-attempts`,
    summary: 'Every attempt to be paid for its latest invoices, newest first',
    reply: all(AttemptOfInvoiceResource),
  },
  (app, { actor, params }) => app.listPaymentAttempts(visibleTo(actor), params.subscriptionId),
  (attempts: readonly PaymentAttemptView[]) => ({
    data: attempts.map((attempt) => ({
      ...toAttemptResource(attempt),
      invoiceId: attempt.invoiceId,
      invoiceNumber: attempt.invoiceNumber,
    })),
    nextCursor: null,
  }),
);
