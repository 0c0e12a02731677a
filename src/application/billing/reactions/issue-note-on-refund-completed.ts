import { issueCreditNote } from '#domain/billing/issue-credit-note';
import { isCurrency } from '#domain/shared/currency';
import { type PaymentId, type RefundId, type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { paymentsEvents } from '../../payments/contract.ts';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { numbered } from '../finalise-invoice.ts';
import { keepInvoice } from '../keep-invoice.ts';

/** Writes a credit note for money that went back of what paid an invoice. */
export const issueNoteOnRefundCompleted = (ports: BillingPorts): Reaction => ({
  hears: paymentsEvents.refundCompleted,
  run: (event) => retryOnConflict(() => issue(ports, event)),
});

const issue = async (ports: BillingPorts, { tenantId, data }: IntegrationEvent): Promise<void> => {
  const { paymentId, refundId, amount, currency, reason } = data;
  if (typeof paymentId !== 'string' || typeof amount !== 'number') return;
  if (typeof currency !== 'string' || !isCurrency(currency)) return;
  const invoice = await ports.invoices.findByPayment(tenantId as TenantId, paymentId as PaymentId);
  if (!invoice) return;
  const at = ports.clock.now();
  const note = {
    amount: money(BigInt(amount), currency),
    reason: String(reason),
    refundId: refundId as RefundId,
  };
  // A number is taken for a note only that will be written: there are no gaps.
  const possible = issueCreditNote(invoice, { ...note, number: '' }, at);
  if (!possible) return;
  if (!possible.ok) {
    ports.log.error('credit-note-refused', { invoiceId: invoice.id, refundId, why: possible.error.code });
    return;
  }
  const { creditNotePrefix } = await ports.settings.of(invoice.tenantId);
  const sequence = await ports.numbers.numberOf(invoice.tenantId, 'credit-notes', note.refundId);
  const decided = issueCreditNote(invoice, { ...note, number: numbered(creditNotePrefix, sequence) }, at);
  if (decided?.ok) await keepInvoice(ports, decided.value);
};
