import { type InvoiceStatus } from '#domain/billing/invoice-status';
import { type Currency } from '#domain/shared/currency';
import { type Locale } from '#domain/shared/locale';
import { type Money } from '#domain/shared/money';

/** `to`: not included. */
export type DocumentLine = Readonly<{
  description: string;
  quantity: number;
  amount: Money;
  from: Date | null;
  to: Date | null;
}>;

/** An invoice with all that stands on it, for people. Dates are instants in UTC; money is in `currency`. */
export type InvoiceDocument = Readonly<{
  locale: Locale;
  seller: Readonly<{ name: string; address: readonly string[]; taxId: string | null }>;
  buyer: Readonly<{ name: string; email: string | null; address: readonly string[] }>;
  /** Null while it is a draft. */
  number: string | null;
  status: InvoiceStatus;
  issuedAt: Date;
  periodStart: Date | null;
  /** Not included. */
  periodEnd: Date | null;
  paidAt: Date | null;
  currency: Currency;
  /** Without the taxes. */
  lines: readonly DocumentLine[];
  subtotal: Money;
  discount: Money;
  /** Each by its name and rate, such as `VAT DE 19 %`. `isIncluded`: it is a part of the prices, and was not added to them. */
  taxes: readonly Readonly<{ name: string; amount: Money; isIncluded: boolean }>[];
  total: Money;
  /** Paid from the balance. */
  credit: Money;
  /** To be paid with money, or what was. */
  amountDue: Money;
  /** By number. */
  /** `isUndone`: its money came back, so it counts no more. */
  creditNotes: readonly Readonly<{
    number: string;
    amount: Money;
    reason: string;
    at: Date;
    isUndone: boolean;
  }>[];
}>;

/** Makes a file of an invoice: a PDF. The same document gives the same bytes, whenever it is printed. */
export interface InvoicePrinter {
  print(document: InvoiceDocument): Promise<Uint8Array>;
}
