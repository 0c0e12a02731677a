import { type InvoiceId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type InvoiceView } from '../invoice-view.ts';
import { linkedView } from '../pay-link.ts';
import { type InvoiceFilter } from '../ports/invoice-repository.ts';

type Ports = Pick<BillingPorts, 'invoices' | 'links' | 'clock' | 'engine'>;

export const getInvoice =
  (ports: Ports) =>
  async (seen: Visibility, id: InvoiceId): Promise<Result<InvoiceView, NotFound>> => {
    const invoice = await ports.invoices.find(seen.tenantId, id);
    return invoice && isVisible(invoice, seen) ? ok(linkedView(ports, invoice)) : err(notFound);
  };

export const listInvoices =
  (ports: Ports) =>
  async (seen: Visibility, filter: InvoiceFilter, page: PageRequest): Promise<Page<InvoiceView>> => {
    const { data, nextCursor } = await ports.invoices.list(seen, filter, page);
    return { data: data.map((invoice) => linkedView(ports, invoice)), nextCursor };
  };
