import { z } from 'zod';
import {
  type InvoiceAnswer,
  type InvoiceDeclined,
  PayInvoice,
} from '#application/billing/commands/pay-invoice';
import { VoidInvoice } from '#application/billing/commands/void-invoice';
import { type BillingUseCases } from '#application/billing/index';
import { type InvoiceView, statusesShown } from '#application/billing/invoice-view';
import { type Page } from '#application/shared/page';
import { CustomerIdSchema, InvoiceIdSchema, SubscriptionIdSchema } from '#application/shared/schemas';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { openRefusals } from '../payments/open-refusals.ts';
import { route } from '../route.ts';
import { type RefusalDetails } from '../route-spec.ts';
import { InvoiceResource, toInvoiceResource } from './invoice-resource.ts';
import { replayed } from './subscription-answers.ts';
import { attemptRefusals, subscriptionRefusals } from './subscription-refusals.ts';

const tag = 'Invoices';
const everyone = ['customer', 'admin'] as const;
export const InvoicePath = z.strictObject({ invoiceId: InvoiceIdSchema });

export const listInvoicesRoute = route<BillingUseCases>()(
  {
    method: 'get',
    path: '/api/v1/invoices',
    tag,
    summary: 'Invoices, newest first',
    access: everyone,
    query: listOf('inv').extend({
      customerId: CustomerIdSchema.optional(),
      subscriptionId: SubscriptionIdSchema.optional(),
      status: z.enum(statusesShown).optional(),
    }),
    reply: page(InvoiceResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listInvoices(visibleTo(actor), filter, { limit, cursor })),
  ({ data, nextCursor }: Page<InvoiceView>) => ({ data: data.map(toInvoiceResource), nextCursor }),
);

export const getInvoiceRoute = route<BillingUseCases>()(
  {
    method: 'get',
    path: '/api/v1/invoices/:invoiceId',
    tag,
    summary: 'One invoice',
    access: everyone,
    params: InvoicePath,
    reply: InvoiceResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getInvoice(visibleTo(actor), params.invoiceId),
  toInvoiceResource,
);

const PaidInvoiceResource = InvoiceResource.extend({
  actionUrl: z.string().nullable().describe('Where the payer must go on now'),
}).meta({ id: 'InvoiceAnswer' });

const declined: RefusalDetails<InvoiceDeclined> = {
  status: 402,
  detail: ({ failure }) =>
    `The payment failed: ${failure}. The invoice is owed still; pay with another method, or try again later.`,
  extra: ({ invoice, failure }) => ({ failure, invoice: toInvoiceResource(invoice) }),
  replayed,
};

export const payInvoiceRoute = route<BillingUseCases>()(
  {
    method: 'post',
    path: '/api/v1/invoices/:invoiceId/pay',
    tag,
    summary: 'Pay an invoice by hand',
    description:
      'With a saved method, a token, or a kind that needs neither. `status` says whether it is paid; 202 while that is not known or the payer must act; 402 when it was declined, with the invoice in the problem.',
    access: everyone,
    idempotent: true,
    params: InvoicePath,
    body: PayInvoice,
    reply: PaidInvoiceResource,
    status: {
      of: ({ invoice }: InvoiceAnswer) => (invoice.status === 'paid' ? 200 : 202),
      all: [200, 202],
    },
    replayed,
    refusals: {
      ...subscriptionRefusals,
      ...attemptRefusals,
      ...openRefusals,
      'payment-declined': declined,
      'nothing-owed': {
        status: 409,
        detail: ({ status }: Readonly<{ status: string }>) => `The invoice is ${status}: nothing is owed.`,
      },
      'payment-method-needed': {
        status: 422,
        detail: () => 'paymentMethod is missing: the customer has saved none. Give one, or a token.',
      },
    },
    examples: { body: { paymentMethod: { type: 'card', token: 'pm_card_visa' } } },
  },
  (app, { actor, idempotency, params: { invoiceId: id }, body: asked }) =>
    app.payInvoice({ actor, idempotency, id, asked }),
  ({ invoice, actionUrl }: InvoiceAnswer) => ({ ...toInvoiceResource(invoice), actionUrl }),
);

export const voidInvoiceRoute = route<BillingUseCases>()(
  {
    method: 'post',
    path: '/api/v1/invoices/:invoiceId/void',
    tag,
    summary: 'Say that an invoice should not have been',
    description: 'What its balance paid is given back. Voiding it again changes nothing.',
    access: ['admin'],
    idempotent: 'optional',
    params: InvoicePath,
    body: VoidInvoice,
    reply: InvoiceResource,
    status: 200,
    refusals: {
      'not-found': 404,
      'illegal-transition': {
        status: 409,
        detail: ({ from }: Readonly<{ from: string }>) => `The invoice is ${from} and can’t be voided.`,
      },
      'attempt-open': attemptRefusals['attempt-open'],
    },
    examples: { body: { reason: 'invoiced by mistake' } },
  },
  (app, { actor, params: { invoiceId: id }, body: asked }) => app.voidInvoice({ actor, id, asked }),
  ({ invoice }: Readonly<{ invoice: InvoiceView }>) => toInvoiceResource(invoice),
);
