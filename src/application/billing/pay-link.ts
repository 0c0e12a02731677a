import { type Invoice } from '#domain/billing/invoice';
import { type BillingPorts } from './billing-ports.ts';
import { type InvoiceView, invoiceView } from './invoice-view.ts';

/** How long a link to an invoice works. A mail that is older leads to a page that says how to get another. */
export const payLinkMs = 30 * 86_400_000;

type Ports = Pick<BillingPorts, 'links' | 'clock'> &
  Readonly<{ engine: Pick<BillingPorts['engine'], 'publicUrl'> }>;

/** The address of the page of an invoice, for whoever has it. */
export const payLink = (
  { links, clock, engine }: Ports,
  { tenantId, id }: Pick<Invoice, 'tenantId' | 'id'>,
): string => {
  const expiresAt = new Date(clock.now().getTime() + payLinkMs);
  return `${engine.publicUrl}/i/${links.sign({ purpose: 'invoice', tenantId, subject: id, expiresAt })}`;
};

export const linkedView = (ports: Ports, invoice: Invoice): InvoiceView => {
  const isOwed = invoice.status === 'open' || invoice.status === 'uncollectible';
  return invoiceView(invoice, isOwed ? payLink(ports, invoice) : null);
};
