import { beginAttempt, type TooManyAttempts } from '#domain/billing/invoice-attempts';
import { type Invoice } from '#domain/billing/invoice';
import { type KnownRequest } from '#domain/billing/known-request';
import { attemptKey, openAttempt, type AttemptOpen, type PayAttempt } from '#domain/billing/pay-attempt';
import { kassa, type Subscription } from '#domain/billing/subscription';
import { isEnded } from '#domain/billing/subscription-status';
import { ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../shared/actor.ts';
import { type BillingPorts } from './billing-ports.ts';
import { keepInvoice } from './keep-invoice.ts';
import { type AskedCharge, type ChargeOutcome, type Means } from './ports/charges.ts';
import { recordOutcome, type Recorded } from './record-outcome.ts';

type Ports = Pick<
  BillingPorts,
  'invoices' | 'subscriptions' | 'settings' | 'charges' | 'outbox' | 'heard' | 'clock' | 'log'
>;

/** `actor` null: Kassa charges what the customer saved while they are away. */
export type PayWith = Readonly<{
  means: Means;
  actor: Actor | null;
  country: string | null;
  returnUrl: string | null;
  /** The payer chose the means for this, and would be charged to others else. */
  isChosen?: boolean;
}>;

export type Attempted = Recorded & Readonly<{ outcome: ChargeOutcome }>;

export type AttemptRefusal = AttemptOpen | TooManyAttempts | IllegalTransition;

/** Tries to be paid for an invoice: the attempt is stored, the charge is made, what came of it is recorded. */
export const attemptPayment = async (
  ports: Ports,
  invoice: Invoice,
  pay: PayWith,
  request?: KnownRequest,
  subscription?: Subscription,
): Promise<Result<Attempted, AttemptRefusal>> => {
  const methodId = 'id' in pay.means ? pay.means.id : null;
  const by = pay.actor?.subject ?? kassa;
  const asked = { methodId, by, isChosen: methodId !== null && pay.isChosen === true };
  const begun = beginAttempt(invoice, asked, ports.clock.now());
  if (!begun.ok) return begun;
  const key = attemptKey(invoice.id, begun.value.state.attempts.length);
  const promised = await keepInvoice(ports, begun.value, request && { ...request, attempt: key });
  const attempt = openAttempt(promised.attempts);
  if (!attempt) throw new Error(`${invoice.id} has lost the attempt it just began`);
  return ok(await perform(ports, promised, attempt, pay, subscription));
};

/** The subscription does not wait for its money any more: nobody is charged while they are away for what they cancelled. */
const notAsked = { kind: 'failed', paymentId: null, failure: 'cancelled-by-customer' } as const;

/** Makes the charge of an attempt that was begun, or hears what came of it: the same key is the same charge. */
export const perform = async (
  ports: Ports,
  invoice: Invoice,
  { key }: PayAttempt,
  pay: PayWith,
  subscription?: Subscription,
): Promise<Attempted> => {
  if (pay.actor === null && !(await isStillAsked(ports, invoice)))
    return { outcome: notAsked, ...(await recordOutcome(ports, invoice, key, notAsked)) };
  const outcome = await ports.charges.charge({ ...chargeOf(invoice, pay), key });
  return { outcome, ...(await recordOutcome(ports, invoice, key, outcome, subscription)) };
};

/** What is asked of payments for it, but for the key of the attempt. */
export const chargeOf = (
  { tenantId, id, customerId, amountDue, number }: Invoice,
  { means, actor, country, returnUrl }: PayWith,
): Omit<AskedCharge, 'key'> => ({
  ...{ tenantId, customerId, means, actor, country, returnUrl },
  invoiceId: id,
  amount: amountDue,
  description: `Invoice ${number ?? id}`,
});

/** Whether the subscription waits for this invoice still. Looked up, since it may have been cancelled since it was read. */
const isStillAsked = async (
  { subscriptions }: Pick<Ports, 'subscriptions'>,
  { tenantId, subscriptionId, periodIndex }: Invoice,
): Promise<boolean> => {
  const latest = await subscriptions.find(tenantId, subscriptionId);
  return latest !== undefined && !isEnded(latest) && !latest.isSettled && latest.period.index === periodIndex;
};
