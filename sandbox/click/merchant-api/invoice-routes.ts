import { type Invoice, invoiceStatus } from '../invoices/invoice.ts';
import { type MerchantRoute } from './merchant-route.ts';
import { checkService, neededAmount, neededText } from './read-fields.ts';
import { refuse } from './refusal.ts';

/** The calls about invoices (click.md §2.2). */
export const invoiceRoutes: readonly MerchantRoute[] = [
  {
    method: 'POST',
    path: 'invoice/create',
    operation: 'invoice.create',
    handle: ({ world, fields }) => {
      checkService(world.settings, fields['service_id']);
      const invoice: Invoice = {
        merchantTransId: neededText(fields, 'merchant_trans_id'),
        tiyin: neededAmount(fields),
        phoneNumber: neededText(fields, 'phone_number', /^998\d{9}$/),
        state: 'waiting',
        id: String(world.counter.next()),
      };
      world.invoices.put(invoice);
      return { invoice_id: BigInt(invoice.id) };
    },
  },
  {
    method: 'GET',
    path: 'invoice/status/:id/:id',
    operation: 'invoice.status',
    handle: ({ world, ids: [serviceId, id = ''] }) => {
      checkService(world.settings, serviceId);
      const invoice = world.invoices.get(id);
      if (invoice === undefined) throw refuse('notFound', 'Invoice not found');
      const { status, note } = invoiceStatus[invoice.state];
      return { invoice_status: status, invoice_status_note: note };
    },
  },
];
