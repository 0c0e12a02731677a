import { linkAttempt, recordAttemptFailure } from '#domain/billing/invoice-attempts';
import { recordInvoicePayment } from '#domain/billing/invoice-steps';
import { type Invoice, type InvoiceDecided, type InvoiceDecision } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type PaymentId } from '#domain/shared/ids';
import { fromLastSeen } from '../shared/from-last-seen.ts';
import { type BillingPorts } from './billing-ports.ts';
import { keepInvoice } from './keep-invoice.ts';
import { type ChargeOutcome } from './ports/charges.ts';
import { settleFailed, settlePaid } from './settle-subscription.ts';

type Ports = Pick<
  BillingPorts,
  'invoices' | 'subscriptions' | 'settings' | 'outbox' | 'heard' | 'clock' | 'log'
>;

export type Recorded = Readonly<{ invoice: Invoice; subscription: Subscription | undefined }>;

/**
 * Records what came of an attempt to pay an invoice, on the invoice and then on its subscription. `attempt`: the key of the
 * attempt; undefined when all that is known is the payment. Repeating it changes nothing.
 */
export const recordOutcome = async (
  ports: Ports,
  known: Invoice,
  attempt: string | undefined,
  outcome: ChargeOutcome,
  subscription?: Subscription,
): Promise<Recorded> => {
  const invoice = await fromLastSeen(ports.invoices, known, async (latest) => {
    const decision = decideOutcome(latest, keyOf(latest, attempt, outcome), outcome, ports.clock.now());
    return decision ? keepInvoice(ports, decision) : latest;
  });
  if (invoice.status === 'paid' || invoice.status === 'void')
    return { invoice, subscription: await settlePaid(ports, invoice, subscription) };
  const key = keyOf(invoice, attempt, outcome);
  if (outcome.kind !== 'failed' || key === undefined) return { invoice, subscription };
  const failed = { attempt: key, failure: outcome.failure };
  return { invoice, subscription: await settleFailed(ports, invoice, failed, subscription) };
};

/** Undefined: all of it is known. */
const decideOutcome = (
  invoice: Invoice,
  key: string | undefined,
  outcome: ChargeOutcome,
  at: Date,
): InvoiceDecision | undefined => {
  const { paymentId } = outcome;
  const linked =
    key === undefined || paymentId === null ? undefined : linkAttempt(invoice, key, paymentId, at);
  const before = demand(linked) ?? { state: invoice, events: [] };
  const after = demand(stepOf(before.state, key, outcome, at));
  if (!after) return before.events.length > 0 ? before : undefined;
  return { state: after.state, events: [...before.events, ...after.events] };
};

const stepOf = (
  invoice: Invoice,
  key: string | undefined,
  outcome: ChargeOutcome,
  at: Date,
): InvoiceDecided<Readonly<{ code: string }>> | undefined => {
  switch (outcome.kind) {
    case 'paid':
      return recordInvoicePayment(invoice, outcome, at);
    case 'failed':
      return key === undefined
        ? undefined
        : recordAttemptFailure(invoice, { key, failure: outcome.failure, nextAt: null }, at);
    case 'action':
    case 'unknown':
      return undefined;
  }
};

/** Nothing of this can be refused unless books that must agree do not: then it is better to stop and be looked at. */
const demand = (
  decided: InvoiceDecided<Readonly<{ code: string }>> | undefined,
): InvoiceDecision | undefined => {
  if (!decided || decided.ok) return decided?.value;
  throw new Error(`what came of a charge can't be recorded: ${decided.error.code}`);
};

const keyOf = (
  { attempts }: Invoice,
  attempt: string | undefined,
  { paymentId }: Readonly<{ paymentId: PaymentId | null }>,
): string | undefined =>
  attempt ?? attempts.find((one) => paymentId !== null && one.paymentId === paymentId)?.key;
