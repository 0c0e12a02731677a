import { type Currency } from '#domain/shared/currency';
import { add, money, type Money, subtract, zero } from '#domain/shared/money';
import { type InvoiceLine, line, type LineKind, some } from './invoice-lines.ts';

/**
 * The sums of an invoice, in minor units. `subtotal`: plans, prorations and time given back. `discount`: coupons, and what was
 * waived. `total` = subtotal − discount, and + tax where the tax is not included. `credit`: paid from the balance. `amountDue`: to be paid with money. `surplus`:
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
    discount: subtract(zero(currency), sumOf('coupon', 'waived')),
    tax: sumOf('tax'),
    total,
    credit,
    amountDue: subtract(owed, credit),
    surplus: atLeastNothing(-total.minor, currency),
  };
};

/** The lines of an invoice as it is finalised, and their sums. */
export type Payable = Readonly<{ lines: readonly InvoiceLine[]; totals: InvoiceTotals }>;

/**
 * The same, where less than `least` can't be charged. A rest that is smaller is made up to it by using less of the balance,
 * which keeps the difference; an invoice that is smaller as a whole is waived, but for what the balance pays of it.
 */
export const payableOf = (lines: readonly InvoiceLine[], balance: Money, least: Money): Payable => {
  const totals = totalsOf(lines, balance);
  const { amountDue, credit, total } = totals;
  if (amountDue.minor === 0n || amountDue.minor >= least.minor) return { lines, totals };
  if (total.minor >= least.minor) return { lines, totals: totalsOf(lines, subtract(total, least)) };
  const waived = withWaiver(lines, { asked: total, paid: credit });
  return { lines: waived, totals: totalsOf(waived, credit) };
};

/** So that the total is what is `paid` of what was `asked` for; taxes become less in the same proportion. */
const withWaiver = (
  lines: readonly InvoiceLine[],
  { asked, paid }: Readonly<{ asked: Money; paid: Money }>,
): InvoiceLine[] => {
  const others = lines.filter(({ kind }) => kind !== 'tax');
  const taxes = lines
    .filter(({ kind }) => kind === 'tax')
    .flatMap((tax) => some({ ...tax, amount: shareOf(tax.amount, paid, asked) }));
  const counted = [...others, ...taxes].filter(({ isIncluded }) => !isIncluded);
  const rest = counted.reduce((left, { amount }) => subtract(left, amount), paid);
  return [...others, ...some(line('waived', 'remainder', 1, rest, null)), ...taxes];
};

/** Rounded towards nothing. */
const shareOf = ({ minor, currency }: Money, part: Money, whole: Money): Money =>
  money((minor * part.minor) / whole.minor, currency);

const atLeastNothing = (minor: bigint, currency: Currency): Money =>
  minor > 0n ? money(minor, currency) : zero(currency);
