import { type Invoice, type InvoiceDecision } from '#domain/billing/invoice';
import { type KnownRequest, withRequest } from '#domain/billing/known-request';
import { type BillingPorts } from './billing-ports.ts';
import { invoiceEvents } from './publish-invoice.ts';

type Ports = Pick<BillingPorts, 'invoices' | 'outbox' | 'heard'>;

/**
 * Saves a decision about an invoice with its events in one write, then makes the events known. Throws ConcurrencyConflict
 * when somebody saved first, KeyTaken when the request's key is in use elsewhere.
 */
export const keepInvoice = async (
  { invoices, outbox, heard }: Ports,
  decision: InvoiceDecision,
  request?: KnownRequest,
): Promise<Invoice> => {
  const events = invoiceEvents(decision).filter(({ type }) => heard.has(type));
  const saved = await invoices.save({ ...decision, state: withRequest(decision.state, request) }, events);
  outbox.handOver(events);
  return saved;
};
