import { type NewPayment } from '#domain/payments/open-payment';
import { type PaymentId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { askedBy } from '../shared/asked-by.ts';
import { visibleTo } from '../shared/visibility.ts';
import { drawInHand } from './draw-in-hand.ts';
import { type Means, type MeansRefusal, meansOfPayment } from './means-of-payment.ts';
import { type OpenPaymentInput } from './open-payment-input.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { type GatewayRefusal } from './ports/payment-gateways.ts';
import { type CustomerNotYours, whosePayment } from './whose-payment.ts';

export type OffSessionNotPossible = Readonly<{ code: 'off-session-not-possible'; why: string }>;
export type DrawRefusal =
  | GatewayRefusal
  | CustomerNotYours
  | MeansRefusal
  | OffSessionNotPossible
  | Readonly<{ code: 'payment-method-needs-token' }>;
/** `token`: what to charge, in clear. */
export type DrawnPayment = Readonly<{ payment: NewPayment; token: string | null }>;

/** Everything the payment will be, before anything is stored: what it is paid with, where it goes, what it costs, whose it is. */
export const drawPayment = async (
  ports: PaymentsPorts,
  input: OpenPaymentInput,
  at: Date,
): Promise<Result<DrawnPayment, DrawRefusal>> => {
  const { actor, idempotency, asked, captureMethod, intent = false } = input;
  const { gateways, terms, ids, clock, settings } = ports;
  const means = await meansOfPayment(ports, visibleTo(actor), asked.paymentMethod);
  if (!means.ok) return means;
  const { method, token, source } = means.value;
  const whose = await whosePayment(ports, actor, asked.customerId, source);
  if (!whose.ok) return whose;
  if (!intent && method.type === 'card' && token === null) return err({ code: 'payment-method-needs-token' });
  const offSession = whyNotOffSession(input, means.value);
  if (offSession !== undefined) return err({ code: 'off-session-not-possible', why: offSession });
  const id = ids.next('pay') as PaymentId;
  const amount = money(BigInt(asked.amount), asked.currency);
  const routed = await gateways.route({
    tenantId: actor.tenantId,
    seed: id,
    gateway: asked.gateway,
    account: source?.gatewayAccountId,
    amount,
    method: method.type,
    hasToken: token !== null,
    isIntent: intent,
    isOffSession: asked.offSession ?? false,
    captureMethod,
    country: asked.country,
  });
  if (!routed.ok) return routed;
  const { to, route } = routed.value;
  const inHand = input.inHand && (await drawInHand(ports, input, amount, to.gatewayAccountId, at));
  const { platformRate, limits } = await terms.termsFor(actor.tenantId, asked.currency, at);
  const payment: NewPayment = {
    id,
    tenantId: actor.tenantId,
    number: ids.number('P'),
    amount,
    captureMethod,
    gateway: to.gateway,
    gatewayAccountId: to.gatewayAccountId,
    route,
    orderId: asked.orderId ?? null,
    customerId: whose.value.customerId,
    customerReference: source?.customerReference ?? null,
    offSession: asked.offSession ?? false,
    ownerId: whose.value.ownerId,
    description: asked.description ?? null,
    country: asked.country ?? null,
    returnUrl: asked.returnUrl ?? null,
    metadata: asked.metadata ?? {},
    rates: { platform: platformRate, gateway: to.rate },
    method,
    key: idempotency.key,
    hash: idempotency.requestHash,
    limits,
    expiresAt: new Date(at.getTime() + settings.intentLifetimeMs),
    leaseEndsAt: new Date(clock.now().getTime() + settings.callLeaseMs),
    by: input.isOwn ? undefined : askedBy(actor),
    invoiceId: input.invoiceId ?? null,
    inHand,
  };
  return ok({ payment, token });
};

/** A customer who is away has agreed beforehand, when they saved the method; that they are away is not for them to say. */
const whyNotOffSession = (
  { actor, asked, intent }: OpenPaymentInput,
  { source }: Means,
): string | undefined => {
  if (!asked.offSession) return undefined;
  if (!actor.roles.includes('admin')) return 'only an admin may charge a customer who is away';
  if (intent) return 'an intent waits for its customer';
  return source ? undefined : 'it needs a saved method: paymentMethod.id';
};
