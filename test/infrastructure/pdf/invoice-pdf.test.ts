import { invoiceDocument, type InvoiceDocument, invoiceSums } from '#application/billing/invoice-document';
import { type InvoiceLine } from '#domain/billing/invoice-lines';
import { totalsOf } from '#domain/billing/invoice-totals';
import { type CustomerId } from '#domain/shared/ids';
import { currencies } from '#domain/shared/currency';
import { locales, type Locale } from '#domain/shared/locale';
import { spokenMoney } from '#domain/shared/spoken';
import { pdfkitInvoicePrinter } from '#infrastructure/pdf/pdfkit-invoice-printer';
import { april } from '#test/domain/billing/a-subscription';
import { aDraft, anInvoice, anInvoiceEvent } from '#test/domain/billing/an-invoice';
import { usd } from '#test/support/a-payment';
import { readPdf } from '#test/support/pdf-text';

const printer = pdfkitInvoicePrinter();
const payer = {
  customerId: 'cus_1' as CustomerId,
  name: 'Иван Петров',
  email: 'ivan@example.com',
  address: ['Amir Temur ko‘chasi 1', '100000 Toshkent', 'UZ'],
};
const seller = { name: 'Дом книги & Co', address: ['Straße 1', '10115 Berlin'], taxId: 'DE123456789' };
const documentOf = (invoice = anInvoice(), locale: Locale = 'en'): InvoiceDocument =>
  invoiceDocument(invoice, payer, { seller }, locale);
const print = async (document: InvoiceDocument) => {
  const bytes = await printer.print(document);
  return { bytes, ...readPdf(bytes) };
};

/** With so many lines of 1 cent, 2 cents, 3 … that are called so. */
const withLines = (count: number, description: (place: number) => string) => {
  const lines = Array.from({ length: count }, (_, place): InvoiceLine => ({
    kind: 'plan',
    description: description(place),
    quantity: place + 1,
    amount: usd(place + 1),
    isIncluded: false,
    span: null,
  }));
  return anInvoice({ lines, ...totalsOf(lines, usd(0)) });
};

describe('an invoice as a PDF', () => {
  it.each(locales)('says in %s what stands on it, to the cent', async (locale) => {
    const { note } = anInvoiceEvent.CreditNoteIssued;
    const document = documentOf(anInvoice({ status: 'paid', creditNotes: [note] }), locale);
    const { pages } = await print(document);
    const said = pages.flat();
    for (const name of ['I-1', seller.name, payer.name, payer.email, ...payer.address, ...seller.address])
      expect(said).toContain(name);
    const { subtotal, taxes, total, amountDue, lines } = document;
    for (const { amount } of [...lines, ...taxes]) expect(said).toContain(spokenMoney(amount, locale));
    for (const amount of [subtotal, total, amountDue]) expect(said).toContain(spokenMoney(amount, locale));
    const vat = { en: 'VAT', ru: 'НДС', uz: 'QQS' };
    expect(said.filter((piece) => piece.includes('DE 19 %'))).toEqual([`${vat[locale]} DE 19 %`]);
    expect(said).toContain(spokenMoney({ ...note.amount, minor: -note.amount.minor }, locale));
    expect(said.join()).not.toContain('?');
  });

  it.each(locales)('can write amounts of every currency in %s', async (locale) => {
    const document = documentOf(anInvoice(), locale);
    const [line] = document.lines;
    const amounts = currencies.map((currency) => ({ minor: -123_456_789n, currency }));
    const { pages } = await print({ ...document, lines: amounts.map((amount) => ({ ...line!, amount })) });
    const said = new Set(pages.flat());
    expect(amounts.map((amount) => spokenMoney(amount, locale)).filter((text) => !said.has(text))).toEqual(
      [],
    );
  });

  it('tells of a tax that is in the prices once, as a part of the total', () => {
    const taxedAs = { country: 'UZ', behaviour: 'inclusive', at: april } as const;
    const { lines, taxes } = documentOf(aDraft({ taxedAs, paidAs: taxedAs }), 'ru');
    expect(lines).toHaveLength(1);
    expect(taxes).toMatchObject([{ name: 'НДС UZ 12 %', isIncluded: true }]);
    expect(
      invoiceSums(documentOf(aDraft({ taxedAs, paidAs: taxedAs }), 'ru')).map(({ label }) => label),
    ).toEqual(['Подытог', 'Итого', 'В том числе НДС UZ 12 %', 'К оплате']);
  });

  it('lists credit notes by number, whenever they were made', () => {
    const { note } = anInvoiceEvent.CreditNoteIssued;
    const creditNotes = ['CN-10', 'CN-9'].map((number) => ({ ...note, number }));
    expect(documentOf(anInvoice({ creditNotes })).creditNotes.map(({ number }) => number)).toEqual([
      'CN-9',
      'CN-10',
    ]);
  });

  it('is the same to the byte whenever it is printed, and another when anything on it is', async () => {
    const one = await print(documentOf());
    const again = await pdfkitInvoicePrinter().print(documentOf());
    expect(Buffer.compare(one.bytes, again)).toBe(0);
    const paid = await print(documentOf(anInvoice({ status: 'paid' })));
    expect(Buffer.compare(one.bytes, paid.bytes)).not.toBe(0);
  });

  it('goes on over pages, each with its number, and loses no line', async () => {
    const { pages } = await print(documentOf(withLines(120, (place) => `Plan ${place}`)));
    expect(pages.length).toBeGreaterThan(2);
    const said = pages.flat();
    for (let place = 0; place < 120; place += 1) {
      expect(said).toContain(`Plan ${place}`);
      expect(said).toContain(spokenMoney(usd(place + 1), 'en'));
    }
    for (const [index, page] of pages.entries()) {
      // The sums may have the last page for themselves.
      if (index + 1 < pages.length) expect(page).toContain('Description');
      expect(page.at(-1)).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it('wraps a long description, and shows all of it', async () => {
    const words = Array.from({ length: 90 }, (_, place) => `word${place}`).join(' ');
    const { pages } = await print(documentOf(withLines(3, () => words)));
    const text = pages.flat().join(' ');
    for (let place = 0; place < 90; place += 1) expect(text.split(`word${place} `).length).toBeGreaterThan(3);
  });

  it('tells of a draft that it is one, and of a payer without a name their address for mail', async () => {
    const nameless = { ...payer, name: null };
    const document = invoiceDocument(anInvoice({ status: 'draft' }), nameless, { seller }, 'en');
    const { pages } = await print(document);
    expect(pages.flat()).toEqual(expect.arrayContaining(['Draft', '—', payer.email]));
    expect(pages.flat().filter((piece) => piece === payer.email)).toHaveLength(1);
  });
});
