import { z } from 'zod';
import { createSubscription, type UnfitQuantity } from '#domain/billing/create-subscription';
import { intervals } from '#domain/billing/calendar';
import { type Coupon, type UnfitCoupon } from '#domain/billing/coupon';
import { currentVersion } from '#domain/billing/plan';
import { itemOf } from '#domain/billing/plan-prices';
import { type Subscription } from '#domain/billing/subscription';
import {
  type CustomerId,
  type PaymentMethodId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, type KeyInFlight, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import {
  CurrencySchema,
  CustomerIdSchema,
  PaymentMethodIdSchema,
  PlanIdSchema,
  WebAddressSchema,
} from '../../shared/schemas.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { couponFit, type CouponRefusal } from '../coupon-fit.ts';
import { hadTrial } from '../had-trial.ts';
import { type Payer, type PayerRefusal } from '../ports/payers.ts';
import { subscriptionCreated } from '../publish-subscription.ts';
import { startSubscription } from '../start-subscription.ts';
import { type SubscriptionAnswer } from '../subscription-answer.ts';
import { type AttemptRefusal } from '../attempt-payment.ts';

export const OpenSubscription = z.strictObject({
  planId: PlanIdSchema,
  interval: z.enum(intervals).optional().describe('Left out: the first the plan has a price for'),
  currency: CurrencySchema.optional().describe('Left out: that of the plan’s first price'),
  quantity: z.int().min(1).max(100_000).default(1),
  customerId: CustomerIdSchema.optional().describe(
    'Customers subscribe themselves and may leave it out; admins must say whom',
  ),
  paymentMethod: z
    .strictObject({ id: PaymentMethodIdSchema })
    .optional()
    .describe('A saved method to charge; left out: the customer’s default'),
  payBy: z
    .enum(['method', 'link'])
    .default('method')
    .describe('`link`: each period is paid by a link the customer gets, for gateways that keep no cards'),
  coupon: z.string().trim().min(1).max(40).optional(),
  trial: z.boolean().default(true).describe('false to begin without the plan’s trial'),
  returnUrl: WebAddressSchema.optional().describe('Where the payer comes back to after an action elsewhere'),
});

export type PlanRefusal = Readonly<
  { code: 'plan-unknown' | 'plan-retired' } | { code: 'price-unknown'; prices: readonly string[] }
>;
export type OpenSubscriptionRefusal =
  | PlanRefusal
  | PayerRefusal
  | KeyReused
  | KeyInFlight
  | UnfitCoupon
  | CouponRefusal
  | UnfitQuantity
  | AttemptRefusal
  | Readonly<{ code: 'payment-method-unknown' }>;

type Asked = z.output<typeof OpenSubscription>;
type Input = Readonly<{ actor: Actor; idempotency: Idempotency; asked: Asked }>;

/**
 * Subscribes a customer: stores the subscription, and asks for the first period's money unless it begins with a trial or
 * costs nothing. One whose first payment fails is there all the same, incomplete, and can be paid until it expires.
 */
export const openSubscription =
  (ports: BillingPorts) =>
  async ({
    actor,
    idempotency,
    asked,
  }: Input): Promise<Result<SubscriptionAnswer, OpenSubscriptionRefusal>> => {
    const first = await ports.subscriptions.findByKey(actor.tenantId, idempotency.key);
    if (first) return repeated(ports, first, { actor, idempotency, asked });
    const payer = await ports.payers.named(actor, asked.customerId);
    if (!payer.ok) return payer;
    const drawn = await drawSubscription(ports, { actor, idempotency, asked }, payer.value);
    if (!drawn.ok) return drawn;
    const events = subscriptionCreated(drawn.value).filter(({ type }) => ports.heard.has(type));
    try {
      const subscription = await ports.subscriptions.insert(drawn.value, events);
      ports.outbox.handOver(events);
      return await startSubscription(ports, subscription, payerNow(actor, asked), false);
    } catch (failure) {
      if (!(failure instanceof KeyTaken)) throw failure;
      const known = await ports.subscriptions.findByKey(actor.tenantId, idempotency.key);
      if (known) return repeated(ports, known, { actor, idempotency, asked });
      const { customerId } = payer.value;
      const coupon = await couponFor(ports, actor.tenantId, customerId, asked);
      return coupon.ok ? err(keyReused) : coupon;
    }
  };

const payerNow = (actor: Actor, { returnUrl }: Asked) => ({ actor, returnUrl: returnUrl ?? null });

const repeated = (
  ports: BillingPorts,
  subscription: Subscription,
  { actor, idempotency, asked }: Input,
): Promise<Result<SubscriptionAnswer, OpenSubscriptionRefusal>> => {
  const request = subscription.requests[0];
  return request?.key === idempotency.key && request.hash === idempotency.requestHash
    ? startSubscription(ports, subscription, payerNow(actor, asked), true)
    : Promise.resolve(err(keyReused));
};

/** Everything the subscription will be, before anything is stored. */
const drawSubscription = async (
  ports: BillingPorts,
  { actor, idempotency, asked }: Input,
  payer: Payer,
): Promise<Result<Subscription, OpenSubscriptionRefusal>> => {
  const { tenantId } = actor;
  const at = ports.clock.now();
  const plan = await ports.catalogue.plan(tenantId, asked.planId);
  if (!plan) return err({ code: 'plan-unknown' });
  if (plan.status === 'retired') return err({ code: 'plan-retired' });
  const version = currentVersion(plan);
  const usual = version.prices.find(
    ({ interval, amount }) =>
      (asked.interval ?? interval) === interval && (asked.currency ?? amount.currency) === amount.currency,
  );
  const item =
    usual &&
    itemOf(plan, version, {
      interval: usual.interval,
      currency: usual.amount.currency,
      quantity: asked.quantity,
    });
  if (!item)
    return err({
      code: 'price-unknown',
      prices: version.prices.map(({ interval, amount }) => `${amount.currency} by the ${interval}`),
    });
  const methodId = asked.paymentMethod?.id ?? null;
  if (methodId !== null && !(await isTheirs(ports, payer, actor, methodId)))
    return err({ code: 'payment-method-unknown' });
  const coupon = await couponFor(ports, tenantId, payer.customerId, asked);
  if (!coupon.ok) return coupon;
  const isTrial =
    asked.trial && version.trialDays > 0 && !(await hadTrial(ports, tenantId, payer.customerId));
  const { incompleteHours } = await ports.settings.of(tenantId);
  const created = createSubscription(
    {
      id: ports.ids.next('sub') as SubscriptionId,
      tenantId,
      customerId: payer.customerId,
      ownerId: payer.ownerId,
      methodId,
      payBy: asked.payBy,
      item,
      trialDays: isTrial ? version.trialDays : 0,
      coupon: coupon.value,
      incompleteUntil: new Date(at.getTime() + incompleteHours * 3_600_000),
    },
    { at, by: actor.subject },
  );
  if (!created.ok) return created;
  const request = { key: idempotency.key, hash: idempotency.requestHash };
  return ok({ ...created.value, requests: [request] });
};

/** The coupon that is asked for. Another request of the same customer may have taken it since. */
const couponFor = (
  ports: BillingPorts,
  tenantId: TenantId,
  customerId: CustomerId,
  { coupon }: Asked,
): Promise<Result<Coupon | null, CouponRefusal>> =>
  couponFit(ports, { tenantId, customerId, id: null }, coupon, ports.clock.now());

const isTheirs = async (
  { payers }: Pick<BillingPorts, 'payers'>,
  { customerId }: Payer,
  { tenantId }: Actor,
  methodId: PaymentMethodId,
): Promise<boolean> => (await payers.holderOf(tenantId, methodId)) === customerId;
