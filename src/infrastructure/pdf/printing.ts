import { type InvoiceDocument } from '#application/billing/ports/invoice-printer';
import { type InvoiceWords } from '#application/billing/ports/invoice-words';
import { area, type Sheet } from './sheet.ts';

/** What a part of an invoice is printed from. */
export type Printing = Readonly<{ sheet: Sheet; document: InvoiceDocument; words: InvoiceWords }>;

/** Prints a part from this height on, and gives the height at which the next begins, in points from the top. */
export type PrintPart = (printing: Printing, y: number) => number;

/** The height at which something so high can be printed: here, or at the top of a new page. */
export const roomFor = ({ sheet }: Pick<Printing, 'sheet'>, y: number, height: number): number => {
  if (y + height <= area.bottom) return y;
  sheet.turn();
  return area.top;
};
