import { type DocumentLine } from '#application/billing/ports/invoice-printer';
import { spokenMoney, spokenSpan } from '#domain/shared/spoken';
import { type PrintPart, type Printing } from './printing.ts';
import { area, faces } from './sheet.ts';

const amountWidth = 140;
const quantityWidth = 70;
const gap = 12;
const descriptionWidth = area.width - amountWidth - quantityWidth - 2 * gap;
const quantityLeft = area.left + descriptionWidth + gap;
const amountLeft = area.right - amountWidth;
const padding = 5;

/** The lines as a table. Each page that they go on to begins with the heads of its columns. */
export const printLines: PrintPart = (printing, top) => {
  const { sheet, document } = printing;
  let y = printHeads(printing, top);
  for (const line of document.lines) {
    if (y + heightOf(printing, line) > area.bottom) {
      sheet.turn();
      y = printHeads(printing, area.top);
    }
    y = printLine(printing, line, y);
  }
  return y + 6;
};

const printHeads = ({ sheet, words }: Printing, y: number): number => {
  const height = sheet.write(words.description, faces.label, { x: area.left, y, width: descriptionWidth });
  sheet.write(words.quantity, faces.label, { x: quantityLeft, y, width: quantityWidth, align: 'right' });
  sheet.write(words.amount, faces.label, { x: amountLeft, y, width: amountWidth, align: 'right' });
  sheet.rule(y + height + padding, '#111111');
  return y + height + 2 * padding;
};

const printLine = ({ sheet, document }: Printing, line: DocumentLine, y: number): number => {
  const { locale } = document;
  const x = area.left;
  let height = sheet.write(line.description, faces.text, { x, y, width: descriptionWidth });
  const time = timeOf(line, document);
  if (time !== null)
    height += sheet.write(time, faces.label, { x, y: y + height + 1, width: descriptionWidth }) + 1;
  sheet.write(String(line.quantity), faces.text, {
    x: quantityLeft,
    y,
    width: quantityWidth,
    align: 'right',
  });
  const amount = spokenMoney(line.amount, locale);
  sheet.write(amount, faces.text, { x: amountLeft, y, width: amountWidth, align: 'right' });
  sheet.rule(y + height + padding);
  return y + height + 2 * padding;
};

const heightOf = ({ sheet, document }: Printing, line: DocumentLine): number => {
  const time = timeOf(line, document);
  return (
    sheet.heightOf(line.description, faces.text, descriptionWidth) +
    (time === null ? 0 : sheet.heightOf(time, faces.label, descriptionWidth) + 1) +
    padding
  );
};

/** Unless it is the time of the whole invoice, which stands above. */
const timeOf = ({ from, to }: DocumentLine, document: Printing['document']): string | null => {
  if (!from || !to) return null;
  const { locale, periodStart, periodEnd } = document;
  if (from.getTime() === periodStart?.getTime() && to.getTime() === periodEnd?.getTime()) return null;
  return spokenSpan(from, to, locale);
};
