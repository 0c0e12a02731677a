import { type Invoice } from '#domain/billing/invoice';
import { lineKinds } from '#domain/billing/invoice-lines';
import { invoiceStatuses } from '#domain/billing/invoice-status';

export { invoiceStatuses as statusesShown, lineKinds as lineKindsShown };

/** An invoice as anyone outside the module may see it. */
export type InvoiceView = Omit<Invoice, 'version' | 'requests' | 'key'> &
  Readonly<{ /** Where it can be paid without a login; null when nothing is owed. */ payUrl: string | null }>;

export const invoiceView = (invoice: Invoice, payUrl: string | null): InvoiceView => {
  const { version: _v, requests: _r, key: _k, ...shown } = invoice;
  return { ...shown, payUrl };
};
