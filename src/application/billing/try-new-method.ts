import { type PayAttempt } from '#domain/billing/pay-attempt';
import { periodInvoiceKey, type Subscription } from '#domain/billing/subscription';
import { type PaymentMethodId } from '#domain/shared/ids';
import { type BillingPorts } from './billing-ports.ts';
import { collectPeriod } from './collect-period.ts';

/**
 * Charges a saved method that was not tried yet for the running period, where its customer was to be reminded, or to lose
 * their plan: they have saved what they were asked for. Gives the subscription as it is then, or while what becomes of the
 * charge is not known. Undefined: what is due is to be done.
 */
export const tryNewMethod = async (
  ports: BillingPorts,
  subscription: Subscription,
  dueAt: Date,
): Promise<Subscription | undefined> => {
  const { id, tenantId, customerId, payBy, period, version } = subscription;
  if (payBy === 'link') return undefined;
  const payer = await ports.payers.find(tenantId, customerId);
  const methodId = subscription.methodId ?? payer?.defaultMethodId ?? null;
  if (methodId === null) return undefined;
  const invoice = await ports.invoices.findByKey(tenantId, periodInvoiceKey(id, period.index));
  if (!invoice || isTried(invoice.attempts, methodId)) return undefined;
  const collected = await collectPeriod(ports, subscription, { dueAt, isNew: false });
  if (collected.subscription.version !== version) return collected.subscription;
  return collected.outcome && collected.outcome.kind !== 'failed' ? collected.subscription : undefined;
};

const isTried = (attempts: readonly PayAttempt[], methodId: PaymentMethodId): boolean =>
  attempts.some((attempt) => attempt.methodId === methodId && attempt.outcome !== 'begun');
