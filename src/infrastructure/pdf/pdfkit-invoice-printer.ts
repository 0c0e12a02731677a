import { type InvoicePrinter } from '#application/billing/ports/invoice-printer';
import { invoiceWords } from '#application/billing/ports/invoice-words';
import { spokenDay } from '#domain/shared/spoken';
import { rememberedFonts } from './fonts.ts';
import { printHead } from './print-head.ts';
import { printLines } from './print-lines.ts';
import { printNotes } from './print-notes.ts';
import { printTotals } from './print-totals.ts';
import { openSheet } from './sheet.ts';

/** A4 in DejaVu Sans. Made on the thread that asks, in some tens of milliseconds. */
export const pdfkitInvoicePrinter = (): InvoicePrinter => {
  const fonts = rememberedFonts();
  return {
    print: async (document) => {
      const { locale, number, seller, issuedAt } = document;
      const words = invoiceWords[locale];
      const title = [words.invoice, number ?? words.statuses.draft].join(' ');
      const sheet = openSheet(
        { title, author: seller.name, language: locale, createdAt: issuedAt },
        await fonts(),
      );
      const parts = [printHead, printLines, printTotals, printNotes];
      parts.reduce((y, print) => print({ sheet, document, words }, y), 0);
      const shownDate = spokenDay(issuedAt, locale);
      return sheet.finish((page, pages) => [title, shownDate, words.page(page, pages)].join('  ·  '));
    },
  };
};
