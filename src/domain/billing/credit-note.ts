import { type RefundId } from '#domain/shared/ids';
import { add, money, type Money, zero } from '#domain/shared/money';
import { portion } from '#domain/shared/rate';

/** What was paid for an invoice and given back. `number`: of its own sequence. `tax`: the part of `amount` that was tax. */
export type CreditNote = Readonly<{
  number: string;
  amount: Money;
  tax: Money;
  reason: string;
  /** The refund that gives the money back: each makes one note. Null for what went back to the balance it came from. */
  refundId: RefundId | null;
  at: Date;
  /** When the bank sent the money of its refund back, so that it came to nothing; null while it stands. Its number stays its own. */
  undoneAt: Date | null;
}>;

const standing = (notes: readonly CreditNote[]): CreditNote[] => notes.filter(({ undoneAt }) => !undoneAt);

export const creditedSum = (notes: readonly CreditNote[], nothing: Money): Money =>
  standing(notes).reduce((all, { amount }) => add(all, amount), zero(nothing.currency));

export const creditedTax = (notes: readonly CreditNote[]): bigint =>
  standing(notes).reduce((all, { tax }) => all + tax.minor, 0n);

/**
 * The tax in the next note: what all notes that stand hold together of the invoice's tax, rounded half up, less what those
 * before it hold. Notes for the whole total so hold the whole tax, to the unit.
 */
export const taxInNote = (
  notes: readonly CreditNote[],
  amount: Money,
  invoice: Readonly<{ tax: Money; total: Money }>,
): Money => {
  const credited = creditedSum(notes, amount).minor + amount.minor;
  const tax = portion(invoice.tax.minor, credited, invoice.total.minor) - creditedTax(notes);
  return money(tax > 0n ? tax : 0n, amount.currency);
};
