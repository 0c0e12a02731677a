import { type NewPayment } from '#domain/payments/open-payment';
import { type PaymentId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type OpenPaymentInput } from './open-payment-input.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { type GatewayRefusal } from './ports/payment-gateways.ts';

export type CustomerNotYours = Readonly<{ code: 'customer-not-yours' }>;
export type DrawRefusal =
  GatewayRefusal | CustomerNotYours | Readonly<{ code: 'payment-method-needs-token' }>;

/** Everything the payment will be, before anything is stored: where it goes, what it costs, whose it is. */
export const drawPayment = async (
  { gateways, terms, ids, clock, settings }: PaymentsPorts,
  { actor, idempotency, asked, captureMethod, intent = false }: OpenPaymentInput,
  at: Date,
): Promise<Result<NewPayment, DrawRefusal>> => {
  const isOwn = !actor.roles.includes('admin');
  if (isOwn && asked.customerId !== undefined && asked.customerId !== actor.subject)
    return err({ code: 'customer-not-yours' });
  const type = asked.paymentMethod?.type ?? 'card';
  const hasToken = asked.paymentMethod?.token !== undefined;
  if (!intent && type === 'card' && !hasToken) return err({ code: 'payment-method-needs-token' });
  const id = ids.next('pay') as PaymentId;
  const amount = money(BigInt(asked.amount), asked.currency);
  const routed = await gateways.route({
    tenantId: actor.tenantId,
    seed: id,
    gateway: asked.gateway,
    account: undefined,
    amount,
    method: type,
    hasToken,
    isIntent: intent,
    captureMethod,
    country: asked.country,
  });
  if (!routed.ok) return routed;
  const { to, route } = routed.value;
  const { platformRate, limits } = await terms.termsFor(actor.tenantId, asked.currency, at);
  return ok({
    id,
    tenantId: actor.tenantId,
    number: ids.number('P'),
    amount,
    captureMethod,
    gateway: to.gateway,
    gatewayAccountId: to.gatewayAccountId,
    route,
    orderId: asked.orderId ?? null,
    customerId: asked.customerId ?? null,
    customerReference: null,
    offSession: false,
    ownerId: isOwn ? actor.subject : (asked.customerId ?? null),
    description: asked.description ?? null,
    country: asked.country ?? null,
    returnUrl: asked.returnUrl ?? null,
    metadata: asked.metadata ?? {},
    rates: { platform: platformRate, gateway: to.rate },
    method: { id: null, type, brand: null, last4: null, expMonth: null, expYear: null },
    key: idempotency.key,
    hash: idempotency.requestHash,
    limits,
    expiresAt: new Date(at.getTime() + settings.intentLifetimeMs),
    leaseEndsAt: new Date(clock.now().getTime() + settings.callLeaseMs),
  });
};
