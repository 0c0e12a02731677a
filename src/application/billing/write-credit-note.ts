import { issueCreditNote } from '#domain/billing/issue-credit-note';
import { type CreditNote } from '#domain/billing/credit-note';
import { type Invoice } from '#domain/billing/invoice';
import { type BillingPorts } from './billing-ports.ts';
import { numbered } from './finalise-invoice.ts';
import { keepInvoice } from './keep-invoice.ts';

type Ports = Pick<BillingPorts, 'invoices' | 'settings' | 'numbers' | 'outbox' | 'heard' | 'clock' | 'log'>;
export type NoteAsked = Pick<CreditNote, 'amount' | 'reason' | 'refundId'>;

/**
 * Writes a credit note for what went back of what paid an invoice, once for each refund and once for the balance. Throws
 * ConcurrencyConflict when somebody changed the invoice meanwhile.
 */
export const writeCreditNote = async (ports: Ports, invoice: Invoice, asked: NoteAsked): Promise<void> => {
  const at = ports.clock.now();
  // A number is taken for a note only that will be written: there are no gaps.
  const possible = issueCreditNote(invoice, { ...asked, number: '' }, at);
  if (!possible) return;
  if (!possible.ok) {
    const { refundId } = asked;
    ports.log.error('credit-note-refused', { invoiceId: invoice.id, refundId, why: possible.error.code });
    return;
  }
  const { creditNotePrefix } = await ports.settings.of(invoice.tenantId);
  const name = asked.refundId ?? `${invoice.id}:balance`;
  const sequence = await ports.numbers.numberOf(invoice.tenantId, 'credit-notes', name);
  const decided = issueCreditNote(invoice, { ...asked, number: numbered(creditNotePrefix, sequence) }, at);
  if (decided?.ok) await keepInvoice(ports, decided.value);
};
