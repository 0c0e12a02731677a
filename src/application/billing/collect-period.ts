import { needsLink, noMethod } from '#domain/billing/dunning-policy';
import { type Invoice } from '#domain/billing/invoice';
import { openAttempt, type PayAttempt } from '#domain/billing/pay-attempt';
import { type Subscription } from '#domain/billing/subscription';
import { type PaymentId } from '#domain/shared/ids';
import { attemptPayment, type PayWith } from './attempt-payment.ts';
import { type BillingPorts } from './billing-ports.ts';
import { drawUp } from './draw-up.ts';
import { finaliseInvoice } from './finalise-invoice.ts';
import { followAttempt } from './follow-attempt.ts';
import { periodOrder } from './invoice-order.ts';
import { type ChargeOutcome } from './ports/charges.ts';
import { type Payer } from './ports/payers.ts';
import { recordOutcome } from './record-outcome.ts';
import { settleFailed, settlePaid } from './settle-subscription.ts';

/** `outcome` undefined: nothing was charged. */
export type Collected = Readonly<{
  invoice: Invoice;
  subscription: Subscription;
  outcome: ChargeOutcome | undefined;
}>;

/**
 * Asks for the money of the running period: draws its invoice up, unless that was done, and charges what the customer saved.
 * `dueAt` names the try, so that what is told of it counts once. `isNew`: the period has begun just now.
 */
export const collectPeriod = async (
  ports: BillingPorts,
  subscription: Subscription,
  { dueAt, isNew }: Readonly<{ dueAt: Date; isNew: boolean }>,
): Promise<Collected> => {
  const payer = await ports.payers.find(subscription.tenantId, subscription.customerId);
  const standing = await invoiceOfPeriod(ports, subscription, payer, isNew);
  const { invoice } = standing;
  if (invoice.status === 'paid' || invoice.status === 'void')
    return {
      invoice,
      outcome: undefined,
      subscription: await settlePaid(ports, invoice, standing.subscription),
    };
  const open = openAttempt(invoice.attempts);
  if (open) {
    const followed = await followAttempt(ports, invoice, open, standing.subscription);
    const known = followed.subscription ?? standing.subscription;
    return followed.outcome?.kind === 'action' && isLeftAlone(open, ports.clock.now())
      ? withdraw(ports, followed.invoice, known, open.key, followed.outcome.paymentId)
      : { ...followed, subscription: known };
  }
  const methodId = subscription.methodId ?? payer?.defaultMethodId ?? null;
  if (subscription.payBy === 'link' || methodId === null) {
    const failure = subscription.payBy === 'link' ? needsLink : noMethod;
    const attempt = `${invoice.key}:${failure}:${dueAt.getTime()}`;
    const told = await settleFailed(ports, invoice, { attempt, failure }, standing.subscription);
    return { invoice, outcome: undefined, subscription: told };
  }
  return pay(ports, invoice, standing.subscription, {
    means: { id: methodId },
    actor: null,
    country: payer?.country ?? null,
    returnUrl: null,
  });
};

/** The invoice of the running period, with its number. */
export const invoiceOfPeriod = async (
  ports: BillingPorts,
  subscription: Subscription,
  payer: Payer | undefined,
  isNew: boolean,
): Promise<Readonly<{ invoice: Invoice; subscription: Subscription }>> => {
  const drawn = await drawUp(ports, subscription, periodOrder(subscription), { isNew, payer });
  return finaliseInvoice(ports, drawn, subscription);
};

const pay = async (
  ports: BillingPorts,
  invoice: Invoice,
  subscription: Subscription,
  how: PayWith,
): Promise<Collected> => {
  const attempted = await attemptPayment(ports, invoice, how, undefined, subscription);
  if (!attempted.ok) throw new Error(`${invoice.id} can't be charged: ${attempted.error.code}`);
  const { outcome, ...recorded } = attempted.value;
  const known = recorded.subscription ?? subscription;
  const key = recorded.invoice.attempts.at(-1)?.key;
  return outcome.kind === 'action' && key !== undefined
    ? withdraw(ports, recorded.invoice, known, key, outcome.paymentId)
    : { invoice: recorded.invoice, outcome, subscription: known };
};

/** A payer who went to the provider's page gets so long to come back before they are asked once more. */
const patienceMs = 30 * 60_000;

const isLeftAlone = ({ at }: PayAttempt, now: Date): boolean => now.getTime() - at.getTime() >= patienceMs;

/**
 * Takes back a charge that waits for a customer who is away: it can be paid no longer, and they get a link on which they pay
 * when they like. It may have been paid in the meantime, which is as good.
 */
const withdraw = async (
  ports: BillingPorts,
  invoice: Invoice,
  subscription: Subscription,
  attempt: string,
  paymentId: PaymentId,
): Promise<Collected> => {
  const left = await ports.charges.abandon(invoice.tenantId, paymentId, `${attempt}:abandon`);
  const outcome: ChargeOutcome =
    left?.kind === 'failed' || !left
      ? { kind: 'failed', paymentId, failure: 'authentication-required' }
      : left;
  const recorded = await recordOutcome(ports, invoice, attempt, outcome, subscription);
  return { invoice: recorded.invoice, outcome, subscription: recorded.subscription ?? subscription };
};
