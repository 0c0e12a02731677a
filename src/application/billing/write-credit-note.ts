import { type Invoice, type InvoiceDecided } from '#domain/billing/invoice';
import { issueCreditNote, type NewNote, type NoteExceedsPaid } from '#domain/billing/issue-credit-note';
import { undoCreditNote } from '#domain/billing/undo-credit-note';
import { type BillingPorts } from './billing-ports.ts';
import { numbered } from './finalise-invoice.ts';
import { keepInvoice } from './keep-invoice.ts';

type Ports = Pick<BillingPorts, 'invoices' | 'settings' | 'numbers' | 'outbox' | 'heard' | 'clock' | 'log'>;
/** `isUndone`: what went back has come again. */
export type NoteAsked = Omit<NewNote, 'number'> & Readonly<{ isUndone: boolean }>;

/**
 * Writes a credit note for what went back of what paid an invoice, once for each refund and once for the balance, or undoes
 * it. Gives the invoice as it stands then. Throws ConcurrencyConflict when somebody changed it meanwhile.
 */
export const writeCreditNote = async (
  ports: Ports,
  invoice: Invoice,
  { isUndone, ...asked }: NoteAsked,
): Promise<Invoice> => {
  const at = ports.clock.now();
  const decide = (number: string): InvoiceDecided<NoteExceedsPaid> | undefined =>
    (isUndone ? undoCreditNote : issueCreditNote)(invoice, { ...asked, number }, at);
  // A number is taken for a note only that will be written: there are no gaps.
  const possible = decide('');
  if (!possible) return invoice;
  if (!possible.ok) {
    const { refundId } = asked;
    ports.log.error('credit-note-refused', { invoiceId: invoice.id, refundId, why: possible.error.code });
    return invoice;
  }
  const { creditNotePrefix } = await ports.settings.of(invoice.tenantId);
  const name = asked.refundId ?? `${invoice.id}:balance`;
  const sequence = await ports.numbers.numberOf(invoice.tenantId, 'credit-notes', name);
  const decided = decide(numbered(creditNotePrefix, sequence));
  return decided?.ok ? keepInvoice(ports, decided.value) : invoice;
};
