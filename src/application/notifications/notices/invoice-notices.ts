import { z } from 'zod';
import { billingEvents } from '#application/billing/contract';
import { invoiceLink, moneyFact, notice, type NoticeReader } from './notice.ts';

const invoiced = z.object({
  invoiceId: z.string(),
  number: z.string().nullable(),
  customerId: z.string(),
  currency: z.string(),
  total: z.int(),
  amountDue: z.int(),
});
const noted = invoiced.extend({
  noteNumber: z.string(),
  noteAmount: z.int(),
  refundId: z.string().nullish(),
});

export const invoiceNotices: Readonly<Record<string, NoticeReader>> = {
  /** One that wants no money wants no letter. */
  [billingEvents.invoiceFinalised]: ({ data }) => {
    const { customerId, number, amountDue, currency, invoiceId } = invoiced.parse(data);
    if (number === null || amountDue <= 0) return null;
    const amount = moneyFact(amountDue, currency);
    return notice(customerId, 'invoice-issued', { number, amount, invoice: invoiceLink(invoiceId) });
  },
  [billingEvents.invoicePaid]: ({ data }) => {
    const { customerId, number, total, currency, invoiceId } = invoiced.parse(data);
    if (number === null || total <= 0) return null;
    const amount = moneyFact(total, currency);
    return notice(customerId, 'invoice-paid', { number, amount, invoice: invoiceLink(invoiceId) });
  },
  /** One for money that goes back is told of with the refund, which leads to the invoice and its notes. */
  [billingEvents.creditNoteIssued]: ({ data }) => {
    const { customerId, number, noteNumber, noteAmount, currency, invoiceId, refundId } = noted.parse(data);
    if (refundId) return null;
    return notice(customerId, 'credit-note', {
      number: number ?? '',
      note: noteNumber,
      amount: moneyFact(noteAmount, currency),
      invoice: invoiceLink(invoiceId),
    });
  },
};
