import { periodInvoiceKey, type Subscription } from '#domain/billing/subscription';
import { awaitTransfer } from '#domain/billing/subscription-dunning';
import { openAttempt } from '#domain/billing/pay-attempt';
import { announcedUntil } from './announced-transfer.ts';
import { type BillingPorts } from './billing-ports.ts';
import { followAttempt } from './follow-attempt.ts';
import { keepSubscription } from './keep-subscription.ts';

/**
 * Looks what became of a charge that is open before anything follows from its not being paid. Gives the subscription as it is
 * then, which is to be asked anew what is due: it is paid, or waits until money that was announced is there or not.
 * Undefined: what is due may be done.
 */
export const waitForTransfer = async (
  ports: BillingPorts,
  subscription: Subscription,
): Promise<Subscription | undefined> => {
  const { tenantId, id, period } = subscription;
  const invoice = await ports.invoices.findByKey(tenantId, periodInvoiceKey(id, period.index));
  const open = invoice && openAttempt(invoice.attempts);
  if (!invoice || !open) return undefined;
  const followed = await followAttempt(ports, invoice, open, subscription);
  const latest = followed.subscription ?? subscription;
  if (latest.version !== subscription.version) return latest;
  const now = ports.clock.now();
  const until = announcedUntil(followed.outcome, now);
  const waiting = until ? awaitTransfer(latest, until, now) : undefined;
  return waiting?.ok ? keepSubscription(ports, latest, waiting.value) : undefined;
};
