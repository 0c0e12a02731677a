import { type Invoice } from '#domain/billing/invoice';
import { type Locale } from '#domain/shared/locale';
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
  const { subtotal, discount, tax, total, credit, amountDue } = invoice;
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
    lines: lines.map((line) => ({
      kind: line.kind,
      description: lineDescription(line, locale),
      quantity: line.quantity,
      amount: line.amount,
      isIncluded: line.isIncluded,
      from: line.span?.start ?? null,
      to: line.span?.end ?? null,
    })),
    ...{ subtotal, discount, tax, total, credit, amountDue },
    isTaxIncluded: lines.some(({ kind, isIncluded }) => kind === 'tax' && isIncluded),
    creditNotes: creditNotes.map(({ number: noteNumber, amount, reason, at }) => ({
      number: noteNumber,
      amount,
      reason,
      at,
    })),
  };
};
