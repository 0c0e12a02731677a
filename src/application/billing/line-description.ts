import { type InvoiceLine, type LineKind } from '#domain/billing/invoice-lines';
import { type Locale } from '#domain/shared/locale';

/** What a line says: `%` is the name of the plan, coupon or tax. What was waived has none. */
const patterns: Readonly<Record<Locale, Readonly<Record<LineKind, string>>>> = {
  en: {
    plan: '%',
    proration: '%, rest of the period',
    credit: '%, unused time',
    coupon: 'Coupon %',
    waived: 'Too small to be charged',
    tax: '%',
  },
  ru: {
    plan: '%',
    proration: '%, остаток периода',
    credit: '%, неиспользованное время',
    coupon: 'Купон %',
    waived: 'Слишком мало для списания',
    tax: '%',
  },
  uz: {
    plan: '%',
    proration: '%, davrning qolgan qismi',
    credit: '%, foydalanilmagan vaqt',
    coupon: '% kuponi',
    waived: 'Yechib olish uchun juda kam',
    tax: '%',
  },
};

/** What a value added tax is called. Taxes of other names keep them. */
const vat: Readonly<Record<Locale, string>> = { en: 'VAT', ru: 'НДС', uz: 'QQS' };

/** What stands for a line of an invoice, in a language. */
export const lineDescription = (
  { kind, description }: Pick<InvoiceLine, 'kind' | 'description'>,
  locale: Locale,
): string => {
  const named = kind === 'tax' ? description.replace(/^VAT\b/, vat[locale]) : description;
  return patterns[locale][kind].replace('%', () => named);
};
