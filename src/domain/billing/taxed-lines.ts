import { type Currency } from '#domain/shared/currency';
import { type InvoiceLine, taxableOf, taxLines } from './invoice-lines.ts';
import { type Tax, type Taxable, type TaxRule } from './tax.ts';

/** What decides about the tax: where the customer lives (ISO 3166-1 alpha-2), how prices are told, and when. */
export type TaxedAs = Omit<Taxable, 'amount'>;

/**
 * The lines with the tax on them. Time that is given back is taxed as it was when it was paid for, `then`, whatever holds
 * now: else whoever moves to another country gets back a tax that nobody paid, or loses one.
 */
export const taxedLines = (
  lines: readonly InvoiceLine[],
  currency: Currency,
  taxOf: TaxRule,
  { now, then }: Readonly<{ now: TaxedAs; then: TaxedAs }>,
): InvoiceLine[] => {
  const given = lines.filter(({ kind }) => kind === 'credit');
  const asked = lines.filter(({ kind }) => kind !== 'credit');
  const taxOn = (some: readonly InvoiceLine[], as: TaxedAs) =>
    taxOf({ amount: taxableOf(some, currency), ...as });
  if (given.length === 0) return [...lines, ...taxLines(taxOn(lines, now))];
  if (asked.length === 0) return [...lines, ...taxLines(taxOn(lines, then))];
  const [back, due] = [taxOn(given, then), taxOn(asked, now)];
  return isSameRule(back, due)
    ? [...lines, ...taxLines(taxOn(lines, now))]
    : [...lines, ...taxLines(back), ...taxLines(due)];
};

const isSameRule = (a: Tax, b: Tax): boolean =>
  a.behaviour === b.behaviour &&
  a.rate?.country === b.rate?.country &&
  a.rate?.basisPoints === b.rate?.basisPoints;
