import { type Money, negate } from '#domain/shared/money';
import { type InvoiceDocument } from './invoice-printer.ts';
import { invoiceWords } from './invoice-words.ts';

/** `isStrong`: it is one of those that people look for. */
export type InvoiceSum = Readonly<{ label: string; amount: Money; isStrong: boolean }>;

/** What stands under the lines of an invoice, in this order. A discount, tax or credit of nothing tells nothing. */
export const invoiceSums = (document: InvoiceDocument): readonly InvoiceSum[] => {
  const { subtotal, discount, taxes, total, credit, amountDue, status, locale } = document;
  const words = invoiceWords[locale];
  const sum = (label: string, amount: Money): InvoiceSum => ({ label, amount, isStrong: false });
  const strong = (label: string, amount: Money): InvoiceSum => ({ label, amount, isStrong: true });
  const unlessNothing = (label: string, amount: Money): readonly InvoiceSum[] =>
    amount.minor === 0n ? [] : [sum(label, amount)];
  return [
    sum(words.subtotal, subtotal),
    ...unlessNothing(words.discount, negate(discount)),
    ...taxes.flatMap(({ name, amount, isIncluded }) => (isIncluded ? [] : unlessNothing(name, amount))),
    strong(words.total, total),
    ...taxes.flatMap(({ name, amount, isIncluded }) =>
      isIncluded ? unlessNothing(words.taxIncluded(name), amount) : [],
    ),
    ...unlessNothing(words.fromBalance, negate(credit)),
    strong(status === 'paid' ? words.amountPaid : words.amountDue, amountDue),
  ];
};
