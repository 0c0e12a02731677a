import { invoiceEvents } from '#application/billing/publish-invoice';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { beginAttempt, recordAttemptFailure } from '#domain/billing/invoice-attempts';
import { periodLines } from '#domain/billing/invoice-lines';
import { finalise, giveUpInvoice, recordInvoicePayment, voidInvoice } from '#domain/billing/invoice-steps';
import { draftInvoice, type Invoice, type InvoiceDecided } from '#domain/billing/invoice';
import { issueCreditNote } from '#domain/billing/issue-credit-note';
import { undoCreditNote } from '#domain/billing/undo-credit-note';
import { openAttempt } from '#domain/billing/pay-attempt';
import { periodPrice } from '#domain/billing/period-price';
import { taxByTable } from '#domain/billing/tax';
import { taxTable } from '#domain/billing/tax-table';
import { type InvoiceId, type PaymentId } from '#domain/shared/ids';
import { aTenth, ids, later, noon, usd } from './sample-facts.ts';
import { customerId, firstOfEachType, pro, subscriptionId } from './subscription-samples.ts';

const taxedAs = { country: 'DE', behaviour: 'exclusive', at: noon } as const;
const nextMonth = new Date('2030-02-01T12:00:00.000Z');

/** Pro for a month, in Germany. `periodIndex` null: as for an invoice that only settles a change. */
const drafted = (ownerId: string | null, periodIndex: number | null): Invoice => {
  const span = { start: noon, end: nextMonth };
  return draftInvoice(
    {
      id: 'inv_01JD3N0P5R7T9V1X3Z5B7D9F1H' as InvoiceId,
      tenantId: ids.tenant,
      key: `${subscriptionId}:${periodIndex ?? 'extra-1'}`,
      ...{ customerId, ownerId, subscriptionId, periodIndex, span },
      issuedAt: noon,
      currency: usd(0n).currency,
      lines: periodLines(pro, periodPrice(pro, null), span),
      taxedAs,
      paidAs: taxedAs,
    },
    taxByTable(taxTable),
    noon,
  );
};

/** What is told of invoices that are paid, paid twice, given back in part and not after all, declined, voided and given up. */
export const invoiceSamples = (ownerId: string | null, periodIndex: number | null): IntegrationEvent[] => {
  const events: IntegrationEvent[] = [];
  const then = (decided: InvoiceDecided<{ code: string }> | undefined): Invoice => {
    if (!decided?.ok) throw new Error('a sample is refused by the domain');
    events.push(...invoiceEvents(decided.value));
    return decided.value.state;
  };
  const open = then(
    finalise(drafted(ownerId, periodIndex), { number: 'INV-000042', balance: usd(500n) }, noon),
  );
  const trying = then(beginAttempt(open, { methodId: null, by: 'kassa' }, noon));
  const { key = '' } = openAttempt(trying.attempts) ?? {};
  const owed = then(recordAttemptFailure(trying, { key, failure: 'card-declined', nextAt: null }, noon));
  const paid = then(recordInvoicePayment(owed, { paymentId: ids.payment, amount: owed.amountDue }, later));
  const twice = 'pay_01JD3M6F1G3H5J7K9L2Z4X6C8V' as PaymentId;
  then(recordInvoicePayment(paid, { paymentId: twice, amount: owed.amountDue }, later));
  const note = { number: 'CN-000007', reason: 'requested-by-customer' };
  const refund = { ...note, amount: aTenth, refundId: ids.refund };
  then(undoCreditNote(then(issueCreditNote(paid, refund, later)), refund, later));
  then(issueCreditNote(paid, { ...note, amount: paid.credit, refundId: null }, later));
  then(voidInvoice(owed, 'invoiced by mistake', later));
  then(giveUpInvoice(owed, later));
  return firstOfEachType(events);
};
