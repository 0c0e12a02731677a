import { type Invoice } from '#domain/billing/invoice';
import { type Locale } from '#domain/shared/locale';
import { add } from '#domain/shared/money';
import { type BillingSettings } from './ports/billing-settings.ts';
import { type InvoiceDocument } from './ports/invoice-printer.ts';
import { type Payer } from './ports/payers.ts';
import { lineDescription } from './line-description.ts';

export { type DocumentLine, type InvoiceDocument, type InvoicePrinter } from './ports/invoice-printer.ts';
export { invoiceSums } from './ports/invoice-sums.ts';
export { invoiceWords, type InvoiceWords } from './ports/invoice-words.ts';

/** What stands on an invoice, in a language. A payer without a name is called by their address for mail, or their id. */
export const invoiceDocument = (
  invoice: Invoice,
  payer: Pick<Payer, 'customerId' | 'name' | 'email' | 'address'>,
  { seller }: Pick<BillingSettings, 'seller'>,
  locale: Locale,
): InvoiceDocument => {
  const { number, status, issuedAt, span, paidAt, lines, creditNotes } = invoice;
  const { subtotal, discount, total, credit, amountDue } = invoice;
  const { name, email, address, customerId } = payer;
  return {
    locale,
    seller,
    buyer: { name: name ?? email ?? customerId, email, address },
    number,
    status,
    issuedAt,
    periodStart: span?.start ?? null,
    periodEnd: span?.end ?? null,
    paidAt,
    currency: total.currency,
    lines: lines
      .filter(({ kind }) => kind !== 'tax')
      .map((line) => ({
        description: lineDescription(line, locale),
        quantity: line.quantity,
        amount: line.amount,
        from: line.span?.start ?? null,
        to: line.span?.end ?? null,
      })),
    ...{ subtotal, discount, total, credit, amountDue },
    taxes: taxesOf(lines, locale),
    creditNotes: [...creditNotes]
      .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))
      .map(({ number: noteNumber, amount, reason, at, undoneAt }) => {
        return { number: noteNumber, amount, reason, at, isUndone: Boolean(undoneAt) };
      }),
  };
};

/** The same tax on what is charged and on what is given back is one. */
const taxesOf = (lines: Invoice['lines'], locale: Locale): InvoiceDocument['taxes'] => {
  const taxes = new Map<string, InvoiceDocument['taxes'][number]>();
  for (const line of lines.filter(({ kind }) => kind === 'tax')) {
    const { amount, isIncluded } = line;
    const name = lineDescription(line, locale);
    const key = `${name} ${isIncluded}`;
    const before = taxes.get(key)?.amount;
    taxes.set(key, { name, amount: before ? add(before, amount) : amount, isIncluded });
  }
  return [...taxes.values()];
};
