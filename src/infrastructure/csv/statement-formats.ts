import { type StatementFormat } from './statement-format.ts';

/** Tashkent is five hours before UTC all year round. */
const tashkentMs = 18_000_000;

/** Ours: every column named as in docs/reconciliation.md, nothing left to guess. */
const kassa: StatementFormat = {
  name: 'kassa',
  columns: {
    kind: ['kind'],
    reference: ['reference'],
    ourId: ['our_id'],
    paymentId: ['payment_id'],
    paymentReference: ['payment_reference'],
    amount: ['amount'],
    currency: ['currency'],
    fee: ['fee'],
    status: ['status'],
    at: ['at'],
  },
  needs: [['reference'], ['amount'], ['currency'], ['at']],
  kinds: { payment: 'payment', refund: 'refund', dispute: 'dispute' },
  statuses: { completed: 'completed', pending: 'pending', failed: 'failed' },
  currency: undefined,
  aheadMs: undefined,
  isGrouped: false,
  isSigned: false,
};

/** A register out of Click's cabinet, by the names of its API's fields or in Russian. Click counts a payment by its document. */
const click: StatementFormat = {
  name: 'click',
  columns: {
    kind: ['type', 'operation', 'тип', 'операция'],
    reference: ['click_paydoc_id', 'paydoc_id', 'номер документа', '№ документа'],
    ourId: ['merchant_trans_id', 'merchant trans id', 'номер заказа'],
    amount: ['amount', 'сумма'],
    fee: ['commission', 'комиссия'],
    status: ['status', 'payment_status', 'статус'],
    at: ['date', 'datetime', 'create_time', 'sign_time', 'дата', 'дата и время', 'дата платежа'],
  },
  needs: [['reference'], ['amount'], ['at']],
  kinds: { payment: 'payment', оплата: 'payment', платеж: 'payment', refund: 'refund', возврат: 'refund' },
  statuses: {
    // payment_status of the Merchant API, and what the cabinet says in words.
    2: 'completed',
    success: 'completed',
    confirmed: 'completed',
    успешно: 'completed',
    подтвержден: 'completed',
    0: 'pending',
    1: 'pending',
    processing: 'pending',
    'в обработке': 'pending',
    failed: 'failed',
    error: 'failed',
    cancelled: 'failed',
    ошибка: 'failed',
    отменен: 'failed',
  },
  currency: 'UZS',
  aheadMs: tashkentMs,
  isGrouped: true,
  isSigned: true,
};

/** An account statement of a bank. Who paid by transfer wrote the payment's number into the purpose. */
const bank: StatementFormat = {
  name: 'bank',
  columns: {
    reference: ['document', 'document no', 'number', 'номер документа', '№ документа', '№ док', 'номер'],
    amount: ['amount', 'сумма'],
    credit: ['credit', 'кредит', 'поступление', 'оборот по кредиту'],
    debit: ['debit', 'дебет', 'списание', 'оборот по дебету'],
    currency: ['currency', 'валюта'],
    at: ['date', 'value date', 'booking date', 'дата', 'дата документа', 'дата операции'],
    purpose: ['purpose', 'details', 'description', 'назначение платежа', 'назначение', 'детали платежа'],
  },
  needs: [['purpose'], ['amount', 'credit'], ['at']],
  kinds: {},
  statuses: {},
  currency: 'UZS',
  aheadMs: tashkentMs,
  isGrouped: true,
  isSigned: true,
  referenceIn: /\b[PR]-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/,
};

/** In the order in which a heading is compared with them. */
export const statementFormats: readonly StatementFormat[] = [kassa, click, bank];
