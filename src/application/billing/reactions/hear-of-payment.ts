import { openAttempt } from '#domain/billing/pay-attempt';
import { type InvoiceId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { paymentsEvents } from '../../payments/contract.ts';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type ChargeOutcome } from '../ports/charges.ts';
import { recordOutcome } from '../record-outcome.ts';

/** Records what became of a payment for an invoice, when whoever made the charge did not: late answers, pay links, crashes. */
export const hearOfPayment = (ports: BillingPorts): Reaction[] =>
  [paymentsEvents.captured, paymentsEvents.declined, paymentsEvents.cancelled].map((hears) => ({
    hears,
    run: (event) => hear(ports, event),
  }));

const hear = async (ports: BillingPorts, { tenantId, data }: IntegrationEvent): Promise<void> => {
  const { invoiceId, paymentId } = data;
  if (typeof invoiceId !== 'string' || typeof paymentId !== 'string') return;
  const payment = paymentId as PaymentId;
  const invoice = await ports.invoices.find(tenantId as TenantId, invoiceId as InvoiceId);
  if (!invoice) return;
  if (invoice.paymentId === payment) return;
  const outcome = await ports.charges.look(invoice.tenantId, { paymentId: payment });
  if (!outcome || outcome.kind === 'unknown' || outcome.kind === 'action') return;
  const attempt = invoice.attempts.find((one) => one.paymentId === payment);
  await recordOutcome(ports, invoice, attempt?.key ?? (await unlinked(ports, invoice, outcome)), outcome);
};

/** The attempt that made this payment and died before it could say so. */
const unlinked = async (
  { charges }: BillingPorts,
  { tenantId, attempts }: Readonly<{ tenantId: TenantId; attempts: Parameters<typeof openAttempt>[0] }>,
  { paymentId }: ChargeOutcome,
): Promise<string | undefined> => {
  const open = openAttempt(attempts);
  if (!open || open.paymentId !== null) return undefined;
  const made = await charges.look(tenantId, { key: open.key });
  return made?.paymentId === paymentId ? open.key : undefined;
};
