import { taxInNote } from './credit-note.ts';
import { decideInvoice } from './invoice-evolution.ts';
import { type Invoice, type InvoiceDecided } from './invoice.ts';
import { type NewNote } from './issue-credit-note.ts';

/**
 * The bank sent the money of a refund back: its note came to nothing. One that was not written yet is written and undone at
 * once, since its number may have been taken, and numbers have no gaps. Undefined: it is undone already.
 */
export const undoCreditNote = (invoice: Invoice, note: NewNote, at: Date): InvoiceDecided | undefined => {
  const { creditNotes } = invoice;
  const known = creditNotes.find(({ refundId }) => refundId === note.refundId);
  if (known?.undoneAt) return undefined;
  if (known) return decideInvoice(invoice, { type: 'CreditNoteUndone', note: known, at });
  const late = { ...note, tax: taxInNote(creditNotes, note.amount, invoice), at, undoneAt: null };
  return decideInvoice(
    invoice,
    { type: 'CreditNoteIssued', note: late, at },
    { type: 'CreditNoteUndone', note: late, at },
  );
};
