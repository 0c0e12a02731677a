import { type Invoice, type InvoiceDecision } from '#domain/billing/invoice';
import { type InvoiceEvent } from '#domain/billing/invoice-events';
import { minorUnits } from '#domain/shared/money';
import { enveloped, type EventType, type Told } from '../shared/enveloped.ts';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { billingEvents } from './contract.ts';

/** Which of the things that happen to an invoice the rest of the world hears about, and under what name. */
const told: Partial<Record<InvoiceEvent['type'], EventType>> = {
  InvoiceFinalised: billingEvents.invoiceFinalised,
  AttemptFailed: billingEvents.attemptFailed,
  InvoicePaid: billingEvents.invoicePaid,
  ExcessReceived: billingEvents.excessReceived,
  InvoiceVoided: billingEvents.invoiceVoided,
  InvoiceGivenUp: billingEvents.invoiceGivenUp,
  CreditNoteIssued: billingEvents.creditNoteIssued,
  CreditNoteUndone: billingEvents.creditNoteUndone,
};

export const invoiceEvents = ({ state, events }: InvoiceDecision): IntegrationEvent[] => {
  const known = invoiceData(state);
  return enveloped(
    'invoices',
    state,
    events.flatMap((event): Told[] => {
      const type = told[event.type];
      return type ? [{ type, at: event.at, data: { ...known, ...detailsOf(event) } }] : [];
    }),
  );
};

const invoiceData = (invoice: Invoice): Record<string, unknown> => ({
  invoiceId: invoice.id,
  key: invoice.key,
  number: invoice.number,
  customerId: invoice.customerId,
  ownerId: invoice.ownerId,
  subscriptionId: invoice.subscriptionId,
  periodIndex: invoice.periodIndex,
  currency: invoice.total.currency,
  subtotal: minorUnits(invoice.subtotal),
  discount: minorUnits(invoice.discount),
  tax: minorUnits(invoice.tax),
  total: minorUnits(invoice.total),
  credit: minorUnits(invoice.credit),
  amountDue: minorUnits(invoice.amountDue),
  invoiceStatus: invoice.status,
  paymentId: invoice.paymentId,
});

const detailsOf = (event: InvoiceEvent): Record<string, unknown> => {
  switch (event.type) {
    case 'AttemptFailed':
      return { attempt: event.key, failure: event.failure };
    case 'ExcessReceived':
      return { excessPaymentId: event.paymentId, excessAmount: minorUnits(event.amount) };
    case 'InvoiceVoided':
      return { reason: event.reason };
    case 'CreditNoteIssued':
    case 'CreditNoteUndone': {
      const { number, amount, tax, refundId } = event.note;
      return { noteNumber: number, noteAmount: minorUnits(amount), noteTax: minorUnits(tax), refundId };
    }
    default:
      return {};
  }
};
