import { z } from 'zod';
import { type Invoice } from '#domain/billing/invoice';
import { type KnownRequest } from '#domain/billing/known-request';
import { openAttempt, type PayAttempt } from '#domain/billing/pay-attempt';
import { type InvoiceId } from '#domain/shared/ids';
import { methodTypes } from '#domain/shared/method-type';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { PaymentMethodIdSchema, WebAddressSchema } from '../../shared/schemas.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { attemptPayment, type AttemptRefusal, chargeOf } from '../attempt-payment.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { followAttempt } from '../follow-attempt.ts';
import { type InvoiceView } from '../invoice-view.ts';
import { linkedView } from '../pay-link.ts';
import { type ChargeOutcome, type ChargeRefusal, type Means } from '../ports/charges.ts';
import { recordOutcome } from '../record-outcome.ts';

export const PayInvoice = z.strictObject({
  paymentMethod: z
    .union([
      z.strictObject({ id: PaymentMethodIdSchema }),
      z.strictObject({ type: z.enum(methodTypes), token: z.string().trim().min(1).max(255).optional() }),
    ])
    .optional()
    .describe('Left out: what the subscription is paid with'),
  returnUrl: WebAddressSchema.optional().describe('Where the payer comes back to after an action elsewhere'),
});

/** `actionUrl`: where the payer must go on. */
export type InvoiceAnswer = Readonly<{
  invoice: InvoiceView;
  actionUrl: string | null;
  replayed: boolean;
}>;
/** The attempt of this request came to nothing. `failure`: a failure code of payments, or why it could not even be tried. */
export type InvoiceDeclined = Readonly<{
  code: 'payment-declined';
  invoice: InvoiceView;
  failure: string;
  replayed: boolean;
}>;
export type PayInvoiceRefusal =
  | NotFound
  | KeyReused
  | AttemptRefusal
  | ChargeRefusal
  | InvoiceDeclined
  | Readonly<{ code: 'payment-method-needed' }>
  | Readonly<{ code: 'nothing-owed'; status: string }>;
type Input = Readonly<{
  actor: Actor;
  idempotency: Idempotency;
  id: InvoiceId;
  asked: z.output<typeof PayInvoice>;
}>;

/** Pays an invoice by hand, with its payer present. A try that still waits for its payer gives way to this one. */
export const payInvoice =
  (ports: BillingPorts) =>
  (input: Input): Promise<Result<InvoiceAnswer, PayInvoiceRefusal>> =>
    // Who began an attempt at the same time has it; whoever comes second looks again, and finds its own request or theirs.
    retryOnConflict(() => payOnce(ports, input));

const payOnce = async (
  ports: BillingPorts,
  input: Input,
): Promise<Result<InvoiceAnswer, PayInvoiceRefusal>> => {
  const { actor, idempotency, id, asked } = input;
  const invoice = await ports.invoices.find(actor.tenantId, id);
  if (!invoice || !isVisible(invoice, visibleTo(actor))) return err(notFound);
  const known = invoice.requests.find(({ key }) => key === idempotency.key);
  if (known) return known.hash === idempotency.requestHash ? repeated(ports, invoice, known) : err(keyReused);
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible')
    return err({ code: 'nothing-owed', status: invoice.status });
  const payer = await ports.payers.find(actor.tenantId, invoice.customerId);
  const usual = await usualMeans(ports, invoice, payer?.defaultMethodId ?? null);
  const means = asked.paymentMethod ?? usual;
  if (!means) return err({ code: 'payment-method-needed' });
  const pay = {
    means,
    actor,
    country: payer?.country ?? null,
    returnUrl: asked.returnUrl ?? null,
    isChosen: 'id' in means && means.id !== usual?.id,
  };
  const refusal = await ports.charges.refusalOf(chargeOf(invoice, pay));
  if (refusal) return err(refusal);
  const free = await freeOfAttempts(ports, invoice);
  if (free.status === 'paid') return answerOf(ports, free, { replayed: false });
  const request = { key: idempotency.key, hash: idempotency.requestHash };
  try {
    const attempted = await attemptPayment(ports, free, pay, request);
    if (!attempted.ok) return attempted;
    const { invoice: tried, outcome } = attempted.value;
    return answerOf(ports, tried, { attempt: attemptOf(tried, idempotency.key), outcome, replayed: false });
  } catch (failure) {
    if (failure instanceof KeyTaken) return err(keyReused);
    throw failure;
  }
};

const usualMeans = async (
  { subscriptions }: BillingPorts,
  { tenantId, subscriptionId }: Invoice,
  defaultMethodId: Extract<Means, { id: unknown }>['id'] | null,
): Promise<Extract<Means, { id: unknown }> | undefined> => {
  const subscription = await subscriptions.find(tenantId, subscriptionId);
  const id = subscription?.methodId ?? defaultMethodId;
  return id ? { id } : undefined;
};

/** The same invoice without a try that waits for its payer: they are here now and choose anew. */
const freeOfAttempts = async (ports: BillingPorts, invoice: Invoice): Promise<Invoice> => {
  const open = openAttempt(invoice.attempts);
  if (!open) return invoice;
  const { outcome, invoice: followed } = await followAttempt(ports, invoice, open);
  if (outcome?.kind !== 'action') return followed;
  const left = await ports.charges.abandon(invoice.tenantId, outcome.paymentId, `${open.key}:abandon`);
  const ended: ChargeOutcome | undefined = left && left.kind !== 'action' ? left : undefined;
  return ended ? (await recordOutcome(ports, followed, open.key, ended)).invoice : followed;
};

/** The answer the first time: what became of its attempt. */
const repeated = async (
  ports: BillingPorts,
  invoice: Invoice,
  { key }: KnownRequest,
): Promise<Result<InvoiceAnswer, InvoiceDeclined>> => {
  const attempt = attemptOf(invoice, key);
  if (attempt?.outcome !== 'begun') return answerOf(ports, invoice, { attempt, replayed: true });
  const { invoice: followed, outcome } = await followAttempt(ports, invoice, attempt);
  return answerOf(ports, followed, { attempt: attemptOf(followed, key), outcome, replayed: true });
};

/** The attempt that the request with this key led to. */
const attemptOf = ({ requests, attempts }: Invoice, requestKey: string): PayAttempt | undefined => {
  const request = requests.find(({ key }) => key === requestKey);
  return attempts.find(({ key }) => key === request?.attempt);
};

const answerOf = (
  ports: BillingPorts,
  tried: Invoice,
  {
    attempt,
    outcome,
    replayed,
  }: Readonly<{
    attempt?: PayAttempt | undefined;
    outcome?: ChargeOutcome | undefined;
    replayed: boolean;
  }>,
): Result<InvoiceAnswer, InvoiceDeclined> => {
  const invoice = linkedView(ports, tried);
  if (attempt?.outcome === 'failed' && attempt.failure !== null)
    return err({ code: 'payment-declined', invoice, failure: attempt.failure, replayed });
  return ok({ invoice, actionUrl: outcome?.kind === 'action' ? outcome.url : null, replayed });
};
