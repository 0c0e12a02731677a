import { needsLink, noMethod } from '#domain/billing/dunning-policy';
import { isForgone } from '#domain/billing/forgone';
import { type Invoice } from '#domain/billing/invoice';
import { openAttempt, type PayAttempt } from '#domain/billing/pay-attempt';
import { kassa, type Subscription } from '#domain/billing/subscription';
import { type PaymentId, type PaymentMethodId } from '#domain/shared/ids';
import { type Attempted, attemptPayment, perform, type PayWith } from './attempt-payment.ts';
import { type BillingPorts } from './billing-ports.ts';
import { closeInvoice } from './close-invoice.ts';
import { drawUp } from './draw-up.ts';
import { type Finalised, finaliseInvoice } from './finalise-invoice.ts';
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
  const methodId =
    subscription.payBy === 'link' ? null : (subscription.methodId ?? payer?.defaultMethodId ?? null);
  const promised = methodId === null ? undefined : { methodId, by: kassa };
  const standing = await invoiceOfPeriod(ports, subscription, payer, { isNew, promised });
  const { invoice, attempt } = standing;
  if (attempt && methodId !== null) {
    const performed = await perform(
      ports,
      invoice,
      attempt,
      awayWith(methodId, payer),
      standing.subscription,
    );
    return withoutWaiting(ports, performed, attempt.key, standing.subscription);
  }
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
  if (methodId === null) {
    const failure = subscription.payBy === 'link' ? needsLink : noMethod;
    const attempt = `${invoice.key}:${failure}:${dueAt.getTime()}`;
    const told = await settleFailed(ports, invoice, { attempt, failure }, standing.subscription);
    const isOver = isForgone(told) && told.period.index === invoice.periodIndex;
    return {
      invoice: isOver ? await closeInvoice(ports, invoice, 'void', 'the subscription has ended') : invoice,
      outcome: undefined,
      subscription: told,
    };
  }
  const attempted = await attemptPayment(
    ports,
    invoice,
    awayWith(methodId, payer),
    undefined,
    standing.subscription,
  );
  if (!attempted.ok) throw new Error(`${invoice.id} can't be charged: ${attempted.error.code}`);
  const key = attempted.value.invoice.attempts.at(-1)?.key;
  return withoutWaiting(ports, attempted.value, key, standing.subscription);
};

const awayWith = (methodId: PaymentMethodId, payer: Payer | undefined): PayWith => ({
  means: { id: methodId },
  actor: null,
  country: payer?.country ?? null,
  returnUrl: null,
});

/** The invoice of the running period, with its number. */
export const invoiceOfPeriod = async (
  ports: BillingPorts,
  subscription: Subscription,
  payer: Payer | undefined,
  { isNew, promised }: Readonly<{ isNew: boolean; promised?: Parameters<typeof finaliseInvoice>[3] }>,
): Promise<Finalised> => {
  const drawn = await drawUp(ports, subscription, periodOrder(subscription), { isNew, payer });
  return finaliseInvoice(ports, drawn, subscription, promised);
};

/** Nobody is there to act: a charge that waits for its payer is taken back. */
const withoutWaiting = async (
  ports: BillingPorts,
  { outcome, invoice, subscription }: Attempted,
  key: string | undefined,
  before: Subscription,
): Promise<Collected> =>
  outcome.kind === 'action' && key !== undefined
    ? withdraw(ports, invoice, subscription ?? before, key, outcome.paymentId)
    : { invoice, outcome, subscription: subscription ?? before };

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
