import { type PaymentId } from '#domain/shared/ids';
import { type Money, zero } from '#domain/shared/money';
import { err } from '#domain/shared/result';
import { decideInvoice } from './invoice-evolution.ts';
import { payableOf, totalsOf } from './invoice-totals.ts';
import { type Invoice, type InvoiceDecided } from './invoice.ts';
import { leastCharge } from './least-charge.ts';
import { type AttemptOpen, openAttempt } from './pay-attempt.ts';

/**
 * Gives a draft its number, for good. `balance`: what `balanceFor` it says. One for which nothing is owed is paid at once.
 * Undefined: it has a number already, and keeps it.
 */
export const finalise = (
  invoice: Invoice,
  { number, balance }: Readonly<{ number: string; balance: Money }>,
  at: Date,
): InvoiceDecided | undefined => {
  if (invoice.number !== null) return undefined;
  const payable = payableOf(invoice.lines, balance, leastCharge(balance.currency));
  const finalised = { type: 'InvoiceFinalised', number, ...payable, at } as const;
  return payable.totals.amountDue.minor > 0n
    ? decideInvoice(invoice, finalised)
    : decideInvoice(invoice, finalised, { type: 'InvoicePaid', paymentId: null, at });
};

/**
 * Money arrived for it. It pays what is owed, all at once; if nothing is owed, or another amount, such as what was due before
 * it was given up, or what a bank was told, it is kept as an excess to be given back. Undefined: it was heard of before.
 */
export const recordInvoicePayment = (
  invoice: Invoice,
  { paymentId, amount }: Readonly<{ paymentId: PaymentId; amount: Money }>,
  at: Date,
): InvoiceDecided | undefined => {
  const { status, amountDue, excess } = invoice;
  if (invoice.paymentId === paymentId || excess.some((one) => one.paymentId === paymentId)) return undefined;
  const isDue = amount.currency === amountDue.currency && amount.minor === amountDue.minor;
  return status !== 'paid' && status !== 'void' && isDue
    ? decideInvoice(invoice, { type: 'InvoicePaid', paymentId, at })
    : decideInvoice(invoice, { type: 'ExcessReceived', paymentId, amount, at });
};

export const voidInvoice = (invoice: Invoice, reason: string, at: Date): InvoiceDecided<AttemptOpen> => {
  const open = openAttempt(invoice.attempts);
  return open && invoice.status !== 'paid'
    ? err({ code: 'attempt-open', key: open.key })
    : decideInvoice(invoice, { type: 'InvoiceVoided', reason, at });
};

/** Stops asking for it. It may still be paid, then all of it: what the balance has paid goes back. */
export const giveUpInvoice = (invoice: Invoice, at: Date): InvoiceDecided<AttemptOpen> => {
  const open = openAttempt(invoice.attempts);
  if (open) return err({ code: 'attempt-open', key: open.key });
  const { lines, credit: returned } = invoice;
  const totals = totalsOf(lines, zero(returned.currency));
  return decideInvoice(invoice, { type: 'InvoiceGivenUp', totals, returned, at });
};
