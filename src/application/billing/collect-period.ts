import { needsLink, noMethod } from '#domain/billing/dunning-policy';
import { isForgonePeriod } from '#domain/billing/forgone';
import { type Invoice } from '#domain/billing/invoice';
import { type AskedAttempt } from '#domain/billing/invoice-attempts';
import { openAttempt, type PayAttempt } from '#domain/billing/pay-attempt';
import { kassa, type Subscription } from '#domain/billing/subscription';
import { type Attempted, attemptPayment, perform } from './attempt-payment.ts';
import { announcedUntil } from './announced-transfer.ts';
import { type BillingPorts } from './billing-ports.ts';
import { closeInvoice } from './close-invoice.ts';
import { drawUp } from './draw-up.ts';
import { type Finalised, finaliseInvoice } from './finalise-invoice.ts';
import { followAttempt } from './follow-attempt.ts';
import { periodOrder } from './invoice-order.ts';
import { type ChargeOutcome } from './ports/charges.ts';
import { type Payer } from './ports/payers.ts';
import { settleFailed, settlePaid } from './settle-subscription.ts';
import { whileAway, withdrawCharge } from './while-away.ts';

/** `outcome` undefined: nothing was charged. */
export type Collected = Readonly<{
  invoice: Invoice;
  subscription: Subscription;
  outcome: ChargeOutcome | undefined;
}>;
/** The invoice of a period and its subscription, as they were last seen. */
type Standing = Readonly<{ invoice: Invoice; subscription: Subscription }>;

/**
 * Asks for the money of the running period: draws its invoice up, unless that was done, and charges what the customer saved.
 * `dueAt` names the try, so that what is told of it counts once. `isNew`: the period has begun just now.
 */
export const collectPeriod = async (
  ports: BillingPorts,
  asked: Subscription,
  { dueAt, isNew }: Readonly<{ dueAt: Date; isNew: boolean }>,
): Promise<Collected> => {
  const payer = await ports.payers.find(asked.tenantId, asked.customerId);
  const methodId = asked.payBy === 'link' ? null : (asked.methodId ?? payer?.defaultMethodId ?? null);
  const promised = methodId === null ? undefined : { methodId, by: kassa };
  const standing = await invoiceOfPeriod(ports, asked, payer, { isNew, promised });
  const { invoice, subscription, attempt } = standing;
  if (attempt && methodId !== null) {
    const pay = whileAway(methodId, payer);
    return withoutWaiting(ports, standing, await perform(ports, invoice, attempt, pay, subscription));
  }
  if (invoice.status === 'paid' || invoice.status === 'void')
    return { invoice, outcome: undefined, subscription: await settlePaid(ports, invoice, subscription) };
  const open = openAttempt(invoice.attempts);
  if (open) return followOpen(ports, standing, open);
  if (methodId === null)
    return countUntried(ports, standing, subscription.payBy === 'link' ? needsLink : noMethod, dueAt);
  const pay = whileAway(methodId, payer);
  const attempted = await attemptPayment(ports, invoice, pay, undefined, subscription);
  if (attempted.ok) return withoutWaiting(ports, standing, attempted.value);
  if (attempted.error.code !== 'too-many-attempts')
    throw new Error(`${invoice.id} can't be charged: ${attempted.error.code}`);
  return countUntried(ports, standing, invoice.attempts.at(-1)?.failure ?? noMethod, dueAt);
};

/** The invoice of the running period, with its number. */
export const invoiceOfPeriod = async (
  ports: BillingPorts,
  subscription: Subscription,
  payer: Payer | undefined,
  { isNew, promised }: Readonly<{ isNew: boolean; promised?: AskedAttempt | undefined }>,
): Promise<Finalised> => {
  const drawn = await drawUp(ports, subscription, periodOrder(subscription), { isNew, payer });
  return finaliseInvoice(ports, drawn, subscription, { promised });
};

/** A payer who went to the provider's page gets so long to come back before they are asked once more. */
const patienceMs = 30 * 60_000;

const followOpen = async (ports: BillingPorts, standing: Standing, open: PayAttempt): Promise<Collected> => {
  const followed = await followAttempt(ports, standing.invoice, open, standing.subscription);
  const isLeftAlone = ports.clock.now().getTime() - open.at.getTime() >= patienceMs;
  return isLeftAlone
    ? withoutWaiting(ports, standing, followed)
    : { ...followed, subscription: followed.subscription ?? standing.subscription };
};

/** Nobody is there to act: a charge that waits for its payer is taken back. */
const withoutWaiting = async (
  ports: BillingPorts,
  standing: Standing,
  {
    invoice,
    outcome,
    subscription = standing.subscription,
  }: Omit<Attempted, 'outcome'> & Pick<Collected, 'outcome'>,
): Promise<Collected> => {
  const open = openAttempt(invoice.attempts);
  if (outcome?.kind !== 'action' || !open || announcedUntil(outcome, ports.clock.now()))
    return { invoice, outcome, subscription };
  const withdrawn = await withdrawCharge(ports, { invoice, subscription }, open.key, outcome.paymentId);
  return { ...withdrawn, subscription: withdrawn.subscription ?? subscription };
};

/**
 * Nothing is charged, for there is nothing to charge, or it was tried too often: that counts as a failure, once for each time
 * that it is due, so that the steps go on and the customer is asked.
 */
const countUntried = async (
  ports: BillingPorts,
  { invoice, subscription }: Standing,
  failure: string,
  dueAt: Date,
): Promise<Collected> => {
  const attempt = `${invoice.key}:${failure}:${dueAt.getTime()}`;
  const told = await settleFailed(ports, invoice, { attempt, failure }, subscription);
  const isOver = isForgonePeriod(told, invoice.periodIndex);
  return {
    invoice: isOver ? await closeInvoice(ports, invoice, 'void', 'the subscription has ended') : invoice,
    outcome: undefined,
    subscription: told,
  };
};
