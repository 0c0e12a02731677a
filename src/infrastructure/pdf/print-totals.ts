import { moneyText } from '#application/shared/money-text';
import { type Money } from '#domain/shared/money';
import { roomFor, type PrintPart } from './printing.ts';
import { area, faces } from './sheet.ts';

const amountWidth = 150;
const labelWidth = 160;
const rowHeight = 16;

/** The sums, under the amounts they sum up. They are never torn apart by the end of a page. */
export const printTotals: PrintPart = (printing, top) => {
  const { sheet, document, words } = printing;
  const { subtotal, discount, tax, isTaxIncluded, total, credit, amountDue, status, locale } = document;
  const owed = status === 'paid' ? words.amountPaid : words.amountDue;
  const minus = ({ minor, currency }: Money): Money => ({ minor: -minor, currency });
  const rows: readonly (readonly [label: string, amount: Money, isStrong?: true])[] = [
    [words.subtotal, subtotal],
    ...some(words.discount, minus(discount)),
    ...(isTaxIncluded ? [] : some(words.tax, tax)),
    [words.total, total, true],
    ...(isTaxIncluded ? some(words.taxIncluded, tax) : []),
    ...some(words.fromBalance, minus(credit)),
    [owed, amountDue, true],
  ];
  const from = roomFor(printing, top, rows.length * rowHeight);
  return (
    rows.reduce((y, [label, amount, isStrong]) => {
      const face = isStrong ? faces.strong : faces.text;
      const x = area.right - amountWidth;
      sheet.write(label, face, { x: x - labelWidth, y, width: labelWidth, align: 'right' });
      sheet.write(moneyText(amount, locale), face, { x, y, width: amountWidth, align: 'right' });
      return y + rowHeight;
    }, from) + 18
  );
};

/** A sum of nothing tells nothing. */
const some = (label: string, amount: Money): (readonly [label: string, amount: Money])[] =>
  amount.minor === 0n ? [] : [[label, amount]];
