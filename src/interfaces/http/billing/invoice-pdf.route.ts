import { z } from 'zod';
import { type BillingUseCases } from '#application/billing/index';
import { type PrintedInvoice } from '#application/billing/queries/get-invoice-document';
import { visibleTo } from '#application/shared/visibility';
import { localeDefault, locales } from '#domain/shared/locale';
import { contentDisposition } from '../pdf-reply.ts';
import { route } from '../route.ts';
import { InvoicePath } from './invoices.route.ts';

export const invoicePdfRoute = route<BillingUseCases>()(
  {
    method: 'get',
    path: '/api/v1/invoices/:invoiceId/pdf',
    tag: 'Invoices',
    summary: 'One invoice as a PDF',
    access: ['customer', 'admin'],
    params: InvoicePath,
    query: z.strictObject({
      locale: z.enum(locales).default(localeDefault).describe('The language of its words'),
    }),
    replyType: 'application/pdf',
    headers: contentDisposition,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params, query }) => app.printInvoice(visibleTo(actor), params.invoiceId, query.locale),
  ({ bytes }: PrintedInvoice) => bytes,
);
