import { type InvoiceId } from '#domain/shared/ids';
import { type Locale } from '#domain/shared/locale';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { invoiceDocument, type InvoiceDocument } from '../invoice-document.ts';

type Ports = Pick<BillingPorts, 'invoices' | 'payers' | 'settings'>;

/** An invoice as people read it, in a language. A customer who is gone is called by their id. */
export const getInvoiceDocument =
  ({ invoices, payers, settings }: Ports) =>
  async (seen: Visibility, id: InvoiceId, locale: Locale): Promise<Result<InvoiceDocument, NotFound>> => {
    const invoice = await invoices.find(seen.tenantId, id);
    if (!invoice || !isVisible(invoice, seen)) return err(notFound);
    const { customerId } = invoice;
    const [payer, ours] = await Promise.all([
      payers.find(seen.tenantId, customerId),
      settings.of(seen.tenantId),
    ]);
    const unknown = { customerId, name: null, email: null, address: [] };
    return ok(invoiceDocument(invoice, payer ?? unknown, ours, locale));
  };

/** `name`: of the file. */
export type PrintedInvoice = Readonly<{ name: string; bytes: Uint8Array }>;

/** The same as a PDF. */
export const printInvoice = (ports: Ports & Pick<BillingPorts, 'printer'>) => {
  const documentOf = getInvoiceDocument(ports);
  return async (...asked: Parameters<typeof documentOf>): Promise<Result<PrintedInvoice, NotFound>> => {
    const found = await documentOf(...asked);
    if (!found.ok) return found;
    const name = `${(found.value.number ?? 'draft').replace(/[^\w.-]/g, '_')}.pdf`;
    return ok({ name, bytes: await ports.printer.print(found.value) });
  };
};
