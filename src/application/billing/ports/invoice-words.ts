import { type InvoiceStatus } from '#domain/billing/invoice-status';
import { type Locale } from '#domain/shared/locale';

/** What is printed beside the numbers of an invoice. */
export type InvoiceWords = Readonly<{
  invoice: string;
  number: string;
  status: string;
  issued: string;
  period: string;
  paidOn: string;
  seller: string;
  buyer: string;
  taxId: string;
  description: string;
  quantity: string;
  amount: string;
  subtotal: string;
  discount: string;
  /** Of a tax that is a part of the prices. */
  taxIncluded: (tax: string) => string;
  total: string;
  fromBalance: string;
  amountDue: string;
  amountPaid: string;
  creditNotes: string;
  /** Of a credit note that came to nothing. */
  undone: string;
  page: (page: number, pages: number) => string;
  statuses: Readonly<Record<InvoiceStatus, string>>;
}>;

const en: InvoiceWords = {
  invoice: 'Invoice',
  number: 'Number',
  status: 'Status',
  issued: 'Issued',
  period: 'Period',
  paidOn: 'Paid on',
  seller: 'From',
  buyer: 'Bill to',
  taxId: 'Tax number',
  description: 'Description',
  quantity: 'Quantity',
  amount: 'Amount',
  subtotal: 'Subtotal',
  discount: 'Discount',
  taxIncluded: (tax) => `Including ${tax}`,
  total: 'Total',
  fromBalance: 'Paid from balance',
  amountDue: 'Amount due',
  amountPaid: 'Amount paid',
  creditNotes: 'Credit notes',
  undone: 'undone',
  page: (page, pages) => `Page ${page} of ${pages}`,
  statuses: {
    draft: 'Draft',
    open: 'To be paid',
    paid: 'Paid',
    void: 'Void',
    uncollectible: 'Overdue',
  },
};

const ru: InvoiceWords = {
  invoice: 'Счёт',
  number: 'Номер',
  status: 'Состояние',
  issued: 'Выставлен',
  period: 'Период',
  paidOn: 'Оплачен',
  seller: 'Продавец',
  buyer: 'Покупатель',
  taxId: 'ИНН',
  description: 'Описание',
  quantity: 'Количество',
  amount: 'Сумма',
  subtotal: 'Подытог',
  discount: 'Скидка',
  taxIncluded: (tax) => `В том числе ${tax}`,
  total: 'Итого',
  fromBalance: 'Оплачено с баланса',
  amountDue: 'К оплате',
  amountPaid: 'Оплачено',
  creditNotes: 'Корректировочные счета',
  undone: 'отменён',
  page: (page, pages) => `Страница ${page} из ${pages}`,
  statuses: {
    draft: 'Черновик',
    open: 'Ожидает оплаты',
    paid: 'Оплачен',
    void: 'Аннулирован',
    uncollectible: 'Просрочен',
  },
};

const uz: InvoiceWords = {
  invoice: 'Hisob-faktura',
  number: 'Raqami',
  status: 'Holati',
  issued: 'Sanasi',
  period: 'Davr',
  paidOn: 'To‘langan sana',
  seller: 'Sotuvchi',
  buyer: 'Xaridor',
  taxId: 'STIR',
  description: 'Tavsif',
  quantity: 'Soni',
  amount: 'Summa',
  subtotal: 'Oraliq jami',
  discount: 'Chegirma',
  taxIncluded: (tax) => `Shu jumladan ${tax}`,
  total: 'Jami',
  fromBalance: 'Balansdan to‘langan',
  amountDue: 'To‘lanadi',
  amountPaid: 'To‘langan',
  creditNotes: 'Tuzatuvchi hisoblar',
  undone: 'bekor qilingan',
  page: (page, pages) => `${pages} sahifadan ${page}-sahifa`,
  statuses: {
    draft: 'Qoralama',
    open: 'To‘lov kutilmoqda',
    paid: 'To‘langan',
    void: 'Bekor qilingan',
    uncollectible: 'Muddati o‘tgan',
  },
};

export const invoiceWords: Readonly<Record<Locale, InvoiceWords>> = { en, ru, uz };
