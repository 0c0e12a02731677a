import { type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { closeInvoice } from '../close-invoice.ts';
import { billingEvents } from '../contract.ts';
import { giveInvoiceBack } from '../give-invoice-back.ts';

/** Voids the invoice of a change that is not made. Was it paid in the meantime, all of that goes back. */
export const closeOnChangeDropped = (ports: BillingPorts): Reaction => ({
  hears: billingEvents.changeDropped,
  run: async ({ tenantId, data }) => {
    const { key } = data;
    if (typeof key !== 'string') return;
    const invoice = await ports.invoices.findByKey(tenantId as TenantId, key);
    // Its order may come later than this; the sweep of events tries again until it is there.
    if (!invoice) throw new Error(`the invoice ${key} of a dropped change is not drawn up yet`);
    const closed = await closeInvoice(ports, invoice, 'void', 'the change it is for is not made');
    if (closed.status === 'paid') await giveInvoiceBack(ports, closed, 'the change it paid for was not made');
  },
});
