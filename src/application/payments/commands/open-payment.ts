import { z } from 'zod';
import { methodTypes } from '#domain/payments/payment-facts';
import {
  type AmountOutsideLimits,
  type NewPayment,
  openCharge,
  openIntent,
} from '#domain/payments/open-payment';
import { type CaptureMethod, type Payment } from '#domain/payments/payment';
import { type PaymentId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, type KeyInFlight, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { AmountSchema, CurrencySchema, MetadataSchema } from '../../shared/schemas.ts';
import { answerRepeat } from '../answer-repeat.ts';
import { answerTo, type PaymentAnswer, type PaymentDeclined } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { performCall } from '../perform-call.ts';
import { type GatewayRefusal } from '../ports/payment-gateways.ts';
import { recordPaymentNews } from './record-payment-news.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What to pay with: a token the provider's own browser code made, or a method that needs none. */
export const PaymentMethodInput = z.strictObject({
  type: z.enum(methodTypes),
  token: text(255)
    .optional()
    .describe("A token made by the provider's own browser code; never a card number"),
});

export const OpenPayment = z.strictObject({
  orderId: text(64).optional().describe('Your order; payments can be listed by it'),
  amount: AmountSchema,
  currency: CurrencySchema,
  paymentMethod: PaymentMethodInput,
  gateway: text(32).optional().describe('Without it the routing rules choose'),
  customerId: text(64)
    .regex(/^[\w-]+$/)
    .optional(),
  description: text(500).optional(),
  metadata: MetadataSchema.optional(),
  returnUrl: z
    .url()
    .max(2048)
    .optional()
    .describe('Where the customer comes back to after an action elsewhere'),
});
export const OpenIntent = OpenPayment.partial({ paymentMethod: true }).extend({
  captureMethod: z.enum(['automatic', 'manual']).default('automatic'),
});

type Asked = Omit<z.output<typeof OpenPayment>, 'paymentMethod'> & {
  paymentMethod?: z.output<typeof PaymentMethodInput> | undefined;
};
export type OpenPaymentInput = Readonly<{
  actor: Actor;
  idempotency: Idempotency;
  asked: Asked;
  captureMethod: CaptureMethod;
  intent?: boolean;
}>;
export type CustomerNotYours = Readonly<{ code: 'customer-not-yours' }>;
export type OpenPaymentRefusal =
  | PaymentDeclined
  | KeyReused
  | KeyInFlight
  | AmountOutsideLimits
  | GatewayRefusal
  | CustomerNotYours
  | Readonly<{ code: 'payment-method-needs-token' }>;

/** Charges, authorizes or prepares a payment: stores the promise, makes the call, records the answer. Two writes, no read. */
export const openPayment =
  (ports: PaymentsPorts) =>
  async (input: OpenPaymentInput): Promise<Result<PaymentAnswer, OpenPaymentRefusal>> => {
    const { actor, idempotency, asked } = input;
    const at = ports.clock.now();
    const drawn = await draw(ports, input, at);
    if (!drawn.ok) return drawn;
    const token = asked.paymentMethod?.token ?? null;
    const source = token === null ? null : ports.secrets.seal(token, drawn.value.id);
    const opened = input.intent ? openIntent(drawn.value, at) : openCharge({ ...drawn.value, source }, at);
    if (!opened.ok) return opened;

    const promised = await insert(ports, opened.value);
    if (!promised) {
      const first = await ports.payments.findByKey(actor.tenantId, idempotency.key);
      if (!first) throw new Error('a taken idempotency key belongs to no payment');
      return answerRepeat(ports)(first, idempotency);
    }
    const { news, hearing } = await performCall(ports, promised);
    return answerTo(await recordPaymentNews(ports)(promised, news, hearing), idempotency.key, false);
  };

const insert = async (
  { payments }: PaymentsPorts,
  decision: Parameters<PaymentsPorts['payments']['insert']>[0],
): Promise<Payment | undefined> => {
  try {
    return await payments.insert(decision, []);
  } catch (failure) {
    if (failure instanceof KeyTaken) return undefined;
    throw failure;
  }
};

/** Everything the payment will be, before anything is stored: where it goes, what it costs, whose it is. */
const draw = async (
  { gateways, terms, ids, clock, settings }: PaymentsPorts,
  { actor, idempotency, asked, captureMethod, intent }: OpenPaymentInput,
  at: Date,
): Promise<Result<NewPayment, OpenPaymentRefusal>> => {
  const isOwn = !actor.roles.includes('admin');
  if (isOwn && asked.customerId !== undefined && asked.customerId !== actor.subject)
    return err({ code: 'customer-not-yours' });
  const type = asked.paymentMethod?.type ?? 'card';
  if (!intent && type === 'card' && asked.paymentMethod?.token === undefined)
    return err({ code: 'payment-method-needs-token' });
  const chosen = gateways.choose({ gateway: asked.gateway, currency: asked.currency, method: type });
  if (!chosen.ok) return chosen;
  const { id: gatewayAccountId, gateway } = chosen.value;
  const { platformRate, limits } = await terms.termsFor(actor.tenantId, asked.currency, at);
  return ok({
    id: ids.next('pay') as PaymentId,
    tenantId: actor.tenantId,
    number: ids.number('P'),
    amount: money(BigInt(asked.amount), asked.currency),
    captureMethod,
    gateway: gateway.name,
    gatewayAccountId,
    orderId: asked.orderId ?? null,
    customerId: asked.customerId ?? null,
    ownerId: isOwn ? actor.subject : (asked.customerId ?? null),
    description: asked.description ?? null,
    returnUrl: asked.returnUrl ?? null,
    metadata: asked.metadata ?? {},
    rates: { platform: platformRate, gateway: gateway.estimatedRate(asked.currency) },
    method: { id: null, type, brand: null, last4: null, expMonth: null, expYear: null },
    key: idempotency.key,
    hash: idempotency.requestHash,
    limits,
    expiresAt: new Date(at.getTime() + settings.intentLifetimeMs),
    leaseEndsAt: new Date(clock.now().getTime() + settings.callLeaseMs),
  });
};
