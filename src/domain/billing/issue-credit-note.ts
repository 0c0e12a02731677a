import { exceeds, type Money, subtract, zero } from '#domain/shared/money';
import { err } from '#domain/shared/result';
import { creditedSum, type CreditNote, taxInNote } from './credit-note.ts';
import { decideInvoice } from './invoice-evolution.ts';
import { type Invoice, type InvoiceDecided } from './invoice.ts';

export type NoteExceedsPaid = Readonly<{ code: 'note-exceeds-paid'; rest: Money }>;

export type NewNote = Omit<CreditNote, 'tax' | 'at' | 'undoneAt'>;

/**
 * A note for what went back, of money or of what the balance paid: never more of either than there was. Undefined: this refund,
 * or the balance, has one.
 */
export const issueCreditNote = (
  invoice: Invoice,
  note: NewNote,
  at: Date,
): InvoiceDecided<NoteExceedsPaid> | undefined => {
  const { creditNotes } = invoice;
  if (creditNotes.some(({ refundId }) => refundId === note.refundId)) return undefined;
  const isMoney = note.refundId !== null;
  const before = creditNotes.filter(({ refundId }) => (refundId !== null) === isMoney);
  const paid = isMoney ? paidWithMoney(invoice) : paidFromBalance(invoice);
  const rest = subtract(paid, creditedSum(before, paid));
  if (note.amount.minor <= 0n || exceeds(note.amount, rest)) return err({ code: 'note-exceeds-paid', rest });
  const tax = taxInNote(creditNotes, note.amount, invoice);
  return decideInvoice(invoice, { type: 'CreditNoteIssued', note: { ...note, tax, at, undoneAt: null }, at });
};

const paidWithMoney = ({ status, paymentId, amountDue }: Invoice): Money =>
  status === 'paid' && paymentId !== null ? amountDue : zero(amountDue.currency);

const paidFromBalance = ({ status, credit }: Invoice): Money =>
  status === 'paid' ? credit : zero(credit.currency);
