import { type Currency } from '#domain/shared/currency';
import { add, money, type Money, subtract, zero } from '#domain/shared/money';
import { type InvoiceLine, type LineKind } from './invoice-lines.ts';

/**
 * The sums of an invoice, in minor units. `subtotal`: plans, prorations and time given back. `total` = subtotal − discount,
 * and + tax where the tax is not included. `credit`: paid from the balance. `amountDue`: to be paid with money. `surplus`:
 * goes to the balance, when more is given back than asked for. Always total = amountDue + credit − surplus.
 */
export type InvoiceTotals = Readonly<{
  subtotal: Money;
  discount: Money;
  tax: Money;
  total: Money;
  credit: Money;
  amountDue: Money;
  surplus: Money;
}>;

/** Sums lines up. `balance`: how much may be paid from it; as much as is needed is used. */
export const totalsOf = (lines: readonly InvoiceLine[], balance: Money): InvoiceTotals => {
  const { currency } = balance;
  const sumOf = (...kinds: readonly LineKind[]) =>
    lines
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((all, { amount }) => add(all, amount), zero(currency));
  const total = lines
    .filter(({ isIncluded }) => !isIncluded)
    .reduce((all, { amount }) => add(all, amount), zero(currency));
  const owed = atLeastNothing(total.minor, currency);
  const credit = balance.minor < owed.minor ? atLeastNothing(balance.minor, currency) : owed;
  return {
    subtotal: sumOf('plan', 'proration', 'credit'),
    discount: subtract(zero(currency), sumOf('coupon')),
    tax: sumOf('tax'),
    total,
    credit,
    amountDue: subtract(owed, credit),
    surplus: atLeastNothing(-total.minor, currency),
  };
};

const atLeastNothing = (minor: bigint, currency: Currency): Money =>
  minor > 0n ? money(minor, currency) : zero(currency);
