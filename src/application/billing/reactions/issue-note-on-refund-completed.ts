import { isCurrency } from '#domain/shared/currency';
import { type PaymentId, type RefundId, type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { paymentsEvents } from '../../payments/contract.ts';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { writeCreditNote } from '../write-credit-note.ts';

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
  await writeCreditNote(ports, invoice, {
    amount: money(BigInt(amount), currency),
    reason: String(reason),
    refundId: refundId as RefundId,
  });
};
