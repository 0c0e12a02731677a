import { money, type Money, zero } from '#domain/shared/money';
import { creditedTax } from './credit-note.ts';
import { type Invoice } from './invoice.ts';

/** How much tax an invoice has brought: nothing before it is paid, and less what its credit notes gave back. */
export const taxKept = ({
  status,
  tax,
  creditNotes,
}: Pick<Invoice, 'status' | 'tax' | 'creditNotes'>): Money =>
  status === 'paid' ? money(tax.minor - creditedTax(creditNotes), tax.currency) : zero(tax.currency);
