import { type RefundId } from '#domain/shared/ids';
import { exceeds, type Money, subtract, zero } from '#domain/shared/money';
import { err } from '#domain/shared/result';
import { creditedSum, taxInNote } from './credit-note.ts';
import { decideInvoice } from './invoice-evolution.ts';
import { type Invoice, type InvoiceDecided } from './invoice.ts';

export type NoteExceedsPaid = Readonly<{ code: 'note-exceeds-paid'; rest: Money }>;

/** A note for money that went back: never more than was paid. Undefined: this refund has one. */
export const issueCreditNote = (
  invoice: Invoice,
  note: Readonly<{ number: string; amount: Money; reason: string; refundId: RefundId }>,
  at: Date,
): InvoiceDecided<NoteExceedsPaid> | undefined => {
  const { creditNotes, amountDue } = invoice;
  if (creditNotes.some(({ refundId }) => refundId === note.refundId)) return undefined;
  const paid = invoice.status === 'paid' && invoice.paymentId !== null ? amountDue : zero(amountDue.currency);
  const rest = subtract(paid, creditedSum(creditNotes, paid));
  if (note.amount.minor <= 0n || exceeds(note.amount, rest)) return err({ code: 'note-exceeds-paid', rest });
  const tax = taxInNote(creditNotes, note.amount, invoice);
  return decideInvoice(invoice, { type: 'CreditNoteIssued', note: { ...note, tax, at }, at });
};
