import { draftInvoice, type Invoice, type NewInvoice } from '#domain/billing/invoice';
import { type InvoiceEvent } from '#domain/billing/invoice-events';
import { periodLines } from '#domain/billing/invoice-lines';
import { type InvoiceStatus } from '#domain/billing/invoice-status';
import { type InvoiceDecided } from '#domain/billing/invoice';
import { totalsOf } from '#domain/billing/invoice-totals';
import { periodPrice } from '#domain/billing/period-price';
import { taxByTable, type TaxRule } from '#domain/billing/tax';
import { taxTable } from '#domain/billing/tax-table';
import {
  type CustomerId,
  type InvoiceId,
  type PaymentId,
  type RefundId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';
import { anItem, april, utc } from './a-subscription.ts';

export const vat: TaxRule = taxByTable(taxTable);
const inGermany = { country: 'DE', behaviour: 'exclusive', at: april } as const;
const span = { start: april, end: utc('2030-05-01') };

export const aNewInvoice = (is: Partial<NewInvoice> = {}): NewInvoice => ({
  id: 'inv_1' as InvoiceId,
  tenantId: 'acme' as TenantId,
  key: 'sub_1:0',
  customerId: 'cus_1' as CustomerId,
  ownerId: 'user-1',
  subscriptionId: 'sub_1' as SubscriptionId,
  periodIndex: 0,
  span,
  issuedAt: april,
  currency: usd(0).currency,
  lines: periodLines(anItem(), periodPrice(anItem(), null), span),
  taxedAs: inGermany,
  paidAs: inGermany,
  ...is,
});

/** $30.00 and 19 % of it: $35.70. */
export const aDraft = (is: Partial<NewInvoice> = {}): Invoice => draftInvoice(aNewInvoice(is), vat, april);

export const afterInvoice = (decided: InvoiceDecided<{ code: string }> | undefined): Invoice => {
  if (!decided) throw new Error('nothing was decided');
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value.state;
};

const paidBy = 'pay_1' as PaymentId;
const facts: Readonly<Record<InvoiceStatus, Partial<Invoice>>> = {
  draft: {},
  open: { number: 'I-1', finalisedAt: april },
  paid: { number: 'I-1', finalisedAt: april, paidAt: april, paymentId: paidBy },
  void: { number: 'I-1', finalisedAt: april, voidedAt: april },
  uncollectible: { number: 'I-1', finalisedAt: april },
};

/** An invoice as it would stand in its status, and otherwise as the test says; open unless told otherwise. */
export const anInvoice = ({ status = 'open', ...is }: Partial<Invoice> = {}): Invoice => {
  const draft = aDraft();
  return { ...draft, ...totalsOf(draft.lines, usd(0)), ...facts[status], ...is, status };
};

type Events = { readonly [T in InvoiceEvent['type']]: Extract<InvoiceEvent, { type: T }> };
const at = utc('2030-04-02');
const note = {
  number: 'C-1',
  amount: usd(1),
  tax: usd(0),
  reason: 'goodwill',
  refundId: 'ref_1' as RefundId,
  at,
  undoneAt: null,
};
/** One event of every type; the compiler knows when one is missing. */
export const anInvoiceEvent: Events = {
  CreditSought: { type: 'CreditSought', at },
  CreditReturned: { type: 'CreditReturned', at },
  InvoiceFinalised: {
    type: 'InvoiceFinalised',
    number: 'I-1',
    lines: aDraft().lines,
    totals: totalsOf(aDraft().lines, usd(0)),
    at,
  },
  AttemptBegun: {
    type: 'AttemptBegun',
    attempt: {
      key: 'inv_1:attempt-1',
      methodId: null,
      by: 'kassa',
      paymentId: null,
      outcome: 'begun',
      failure: null,
      at,
      endedAt: null,
    },
    at,
  },
  AttemptLinked: { type: 'AttemptLinked', key: 'inv_1:attempt-1', paymentId: paidBy, at },
  AttemptFailed: {
    type: 'AttemptFailed',
    key: 'inv_1:attempt-1',
    failure: 'card-declined',
    nextAt: null,
    at,
  },
  InvoicePaid: { type: 'InvoicePaid', paymentId: paidBy, at },
  ExcessReceived: { type: 'ExcessReceived', paymentId: 'pay_2' as PaymentId, amount: usd(35_70), at },
  InvoiceVoided: { type: 'InvoiceVoided', reason: 'cancelled', at },
  InvoiceGivenUp: {
    type: 'InvoiceGivenUp',
    totals: totalsOf(aDraft().lines, usd(0)),
    returned: usd(0),
    at,
  },
  CreditNoteIssued: {
    type: 'CreditNoteIssued',
    note,
    at,
  },
  CreditNoteUndone: {
    type: 'CreditNoteUndone',
    note,
    at,
  },
};
