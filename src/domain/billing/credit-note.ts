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
}>;

export const creditedSum = (notes: readonly CreditNote[], nothing: Money): Money =>
  notes.reduce((all, { amount }) => add(all, amount), zero(nothing.currency));

/**
 * The tax in the next note: what all notes together hold of the invoice's tax, rounded half up, less what those before it
 * hold. Notes for the whole total so hold the whole tax, to the unit.
 */
export const taxInNote = (
  notes: readonly CreditNote[],
  amount: Money,
  invoice: Readonly<{ tax: Money; total: Money }>,
): Money => {
  const before = notes.reduce((all, { tax }) => all + tax.minor, 0n);
  const credited = creditedSum(notes, amount).minor + amount.minor;
  return money(portion(invoice.tax.minor, credited, invoice.total.minor) - before, amount.currency);
};
