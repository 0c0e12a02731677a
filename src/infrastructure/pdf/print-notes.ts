import { negate, zero } from '#domain/shared/money';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { roomFor, type PrintPart } from './printing.ts';
import { area, faces } from './sheet.ts';

const amountWidth = 140;
const textWidth = area.width - amountWidth - 12;

/** What was given back of it. */
export const printNotes: PrintPart = (printing, top) => {
  const { sheet, document, words } = printing;
  const { creditNotes, locale } = document;
  if (creditNotes.length === 0) return top;
  const head = roomFor(printing, top, 40);
  const x = area.left;
  const begin = head + sheet.write(words.creditNotes, faces.strong, { x, y: head, width: area.width }) + 4;
  return creditNotes.reduce((before, { number, at, reason, amount, isUndone }) => {
    const parts = [number, spokenDay(at, locale), reason, isUndone ? words.undone : ''];
    const text = parts.filter((part) => part !== '').join('  ·  ');
    const height = sheet.heightOf(text, faces.text, textWidth);
    const y = roomFor(printing, before, height);
    sheet.write(text, faces.text, { x, y, width: textWidth });
    const shown = spokenMoney(isUndone ? zero(amount.currency) : negate(amount), locale);
    sheet.write(shown, faces.text, { x: area.right - amountWidth, y, width: amountWidth, align: 'right' });
    return y + height + 4;
  }, begin);
};
