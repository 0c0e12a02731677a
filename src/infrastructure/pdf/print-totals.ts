import { invoiceSums } from '#application/billing/ports/invoice-sums';
import { spokenMoney } from '#domain/shared/spoken';
import { roomFor, type PrintPart } from './printing.ts';
import { area, faces } from './sheet.ts';

const amountWidth = 150;
const labelWidth = 160;
const rowHeight = 16;

/** The sums, under the amounts they sum up. They are never torn apart by the end of a page. */
export const printTotals: PrintPart = (printing, top) => {
  const { sheet, document } = printing;
  const sums = invoiceSums(document);
  const from = roomFor(printing, top, sums.length * rowHeight);
  for (const [row, { label, amount, isStrong }] of sums.entries()) {
    const face = isStrong ? faces.strong : faces.text;
    const x = area.right - amountWidth;
    const y = from + row * rowHeight;
    sheet.write(label, face, { x: x - labelWidth, y, width: labelWidth, align: 'right' });
    sheet.write(spokenMoney(amount, document.locale), face, { x, y, width: amountWidth, align: 'right' });
  }
  return from + sums.length * rowHeight + 18;
};
