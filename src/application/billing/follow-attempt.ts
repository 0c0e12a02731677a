import { type Invoice } from '#domain/billing/invoice';
import { type PayAttempt } from '#domain/billing/pay-attempt';
import { kassa, type Subscription } from '#domain/billing/subscription';
import { perform } from './attempt-payment.ts';
import { type BillingPorts } from './billing-ports.ts';
import { type ChargeOutcome } from './ports/charges.ts';
import { recordOutcome, type Recorded } from './record-outcome.ts';
import { whileAway } from './while-away.ts';

type Ports = Pick<
  BillingPorts,
  'invoices' | 'subscriptions' | 'settings' | 'charges' | 'payers' | 'outbox' | 'heard' | 'clock' | 'log'
>;

/** How long whoever began an attempt may take to make its charge before others conclude that it is gone. */
export const abandonedAfterMs = 60_000;

/** There was an attempt and nobody asked for its money: its maker died before it did. */
const neverAsked = 'processing-error';

/**
 * Finds out what came of an attempt whose end nobody has recorded. If its charge was never asked for, a saved method is
 * charged now, under the attempt's own key, and an attempt by other means is over: only its maker knew the means.
 */
export const followAttempt = async (
  ports: Ports,
  invoice: Invoice,
  attempt: PayAttempt,
  subscription?: Subscription,
): Promise<Recorded & Readonly<{ outcome: ChargeOutcome | undefined }>> => {
  const { tenantId } = invoice;
  const { key, paymentId, methodId, at, by } = attempt;
  const outcome = await ports.charges.look(tenantId, paymentId === null ? { key } : { paymentId });
  if (outcome) return { outcome, ...(await recordOutcome(ports, invoice, key, outcome, subscription)) };
  const isAbandoned = ports.clock.now().getTime() - at.getTime() >= abandonedAfterMs;
  if (!isAbandoned) return { outcome, invoice, subscription };
  if (methodId !== null && by === kassa) {
    const payer = await ports.payers.find(tenantId, invoice.customerId);
    return perform(ports, invoice, attempt, whileAway(methodId, payer), subscription);
  }
  const failed = { kind: 'failed', paymentId: null, failure: neverAsked } as const;
  return { outcome: failed, ...(await recordOutcome(ports, invoice, key, failed, subscription)) };
};
