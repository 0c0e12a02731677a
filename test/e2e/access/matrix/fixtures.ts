import { admin, customer, platformOperator } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { deliver } from '#test/support/mailbox';
import { anEvent, signed } from '#test/support/signed';
import { type World } from '#test/support/world';
import { anAccountOf } from '../../gateways/a-gateway-account.ts';
import { aKey } from '../a-key.ts';
import { type Asker } from './callers.ts';

/** A thing of tenant acme, and of its customer ann where things belong to customers. */
export type Fixture = Readonly<{
  value: string;
  /** Whoever asks for it is shown it; for all others there is no such thing. */
  seenBy(asker: Asker): boolean;
  /** Who may read of it elsewhere. */
  toldTo(asker: Asker): boolean;
  /** Another one like it, for calls that end it. */
  another?: () => Promise<string>;
}>;
type Whose = Fixture['seenBy'];

const anybody: Whose = () => true;
const tenant: Whose = (asker) => asker.tenant === 'acme';
const owner: Whose = (asker) => tenant(asker) && (asker.sub === 'ann' || asker.roles.includes('admin'));
const platform: Whose = ({ roles }) => roles.includes('platform');
/** The platform stands above tenants: it keeps their books and hears their webhooks. */
const andPlatform =
  (whose: Whose): Whose =>
  (asker) =>
    whose(asker) || platform(asker);

const fixture = (value: string, seenBy: Whose, toldTo = seenBy): Fixture => ({ value, seenBy, toldTo });
const endable = async (make: () => Promise<string>, seenBy: Whose, toldTo = seenBy): Promise<Fixture> => ({
  ...fixture(await make(), seenBy, toldTo),
  another: make,
});

type Answer = Readonly<{ status: number; body: { id: string } }>;
const idOf = ({ status, body }: Answer): string => {
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body.id;
};
const ann = { as: customer('ann') };

/** By the name of the parameter that they stand for in a path; `runs/:id` where the name alone does not say what it is. */
export const makeFixtures = async (world: World): Promise<Readonly<Record<string, Fixture>>> => {
  const payment = (await world.charged({ orderId: 'order-of-ann' }, ann)).id;
  const refund = idOf(await world.post(`/payments/${payment}/refunds`, { amount: 100 }));
  const dispute = await aDispute(world, payment);
  const customerId = idOf(await world.post('/customers', { name: 'Ann' }, ann));
  const method = async () =>
    idOf(await world.post('/payment-methods', { type: 'card', token: 'pm_card_visa' }, ann));
  const agreed = { tenantId: 'acme', basisPoints: 100, reason: 'a friend' };
  const override = async () =>
    idOf(await world.post('/admin/fee-overrides', agreed, { as: platformOperator }));
  // It can do no more than each of the keys that will be asked to rotate it.
  const key = async () => (await aKey(world, { scopes: ['api-keys:write'] })).id;
  const account = (await anAccountOf(world, 'acme')).id;
  const plan = await aPlan(world);
  const paymentMethodId = await endable(method, owner);
  const subscription = await aSubscription(world, plan);

  return {
    paymentId: fixture(payment, owner, andPlatform(owner)),
    orderId: fixture('order-of-ann', owner, anybody),
    refundId: fixture(refund, owner, andPlatform(owner)),
    disputeId: fixture(dispute, tenant, andPlatform(tenant)),
    reviewId: fixture(await aReview(world), tenant, andPlatform(tenant)),
    customerId: fixture(customerId, owner),
    paymentMethodId,
    planId: fixture(plan, tenant, andPlatform(tenant)),
    subscriptionId: fixture(subscription, owner),
    'subscriptions/current': fixture(subscription, (asker) => tenant(asker) && asker.sub === 'ann', owner),
    invoiceId: fixture(await anInvoiceOf(world, subscription), owner, andPlatform(owner)),
    reservationId: fixture(await aReservation(world), owner),
    couponCode: fixture(await aCoupon(world), tenant, andPlatform(tenant)),
    gatewayAccountId: fixture(account, tenant, andPlatform(tenant)),
    apiKeyId: await endable(key, tenant, andPlatform(tenant)),
    'webhook-events/:id': fixture(await aWebhookEvent(world, account), andPlatform(tenant)),
    'runs/:id': fixture(await aRun(world, account), andPlatform(tenant)),
    adjustmentId: fixture(await anAdjustment(world), platform, andPlatform(tenant)),
    packId: fixture(await aPack(world), tenant, andPlatform(tenant)),
    purchaseId: fixture(await aPurchase(world), owner),
    tenantId: fixture('acme', andPlatform(tenant), anybody),
    overrideId: await endable(override, platform, anybody),
    provider: fixture('stripe', anybody),
    token: fixture('no-link-of-ours', anybody),
    messageId: fixture(await aMessage(world), tenant),
    recordId: fixture(await aRecordOf(world, payment), andPlatform(tenant)),
  };
};

const aPlan = async (world: World): Promise<string> => {
  const prices = [{ interval: 'month', amount: 1_000, currency: 'USD' }];
  const limits = { posts: { max: 100 } };
  return idOf(await world.post('/plans', { id: 'pln_of-acme', name: 'Ours', prices, limits }));
};

/** Paid with what ann has saved. */
const aSubscription = async (world: World, planId: string): Promise<string> =>
  idOf(await world.post('/subscriptions', { planId, interval: 'month' }, ann));

const anInvoiceOf = async (world: World, subscriptionId: string): Promise<string> => {
  const { body } = await world.get(`/invoices?subscriptionId=${subscriptionId}`, ann);
  return (body.data as { id: string }[])[0]!.id;
};

const aReservation = async (world: World): Promise<string> =>
  idOf(await world.post('/usage/reservations', { feature: 'posts', quantity: 10, ttlSeconds: 86_400 }, ann));

const aCoupon = async (world: World): Promise<string> => {
  const asked = { code: 'OF-ACME', basisPoints: 1_000, duration: 'once' };
  const { status, body } = await world.post('/coupons', asked);
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body.code as string;
};

const aPack = async (world: World): Promise<string> =>
  idOf(await world.post('/credits/packs', { name: 'Trial', credits: 5, amount: 100, currency: 'USD' }));

const aPurchase = async (world: World): Promise<string> => {
  const { body } = await world.get('/credits/packs', ann);
  const [pack] = body.data as { id: string }[];
  return idOf(await world.post('/credits/purchases', { packId: pack?.id }, ann));
};

const aDispute = async (world: World, paymentId: string): Promise<string> => {
  await world.openDispute(paymentId);
  return eventually('the dispute is known', async () => {
    await world.sweep();
    const { body } = await world.get(`/disputes?paymentId=${paymentId}`, { as: admin });
    return (body.data as { id: string }[])[0]?.id;
  });
};

/** The dispute is one. */
const aReview = (world: World): Promise<string> =>
  eventually('there is a case', async () => {
    await world.sweep();
    const { body } = await world.get('/admin/reviews', { as: admin });
    return (body.data as { id: string }[])[0]?.id;
  });

const aRun = async (world: World, gatewayAccountId: string): Promise<string> => {
  const from = new Date(world.platform.clock.now().getTime() - 7_200_000).toISOString();
  const to = new Date(world.platform.clock.now().getTime() - 3_600_000).toISOString();
  const { status, body } = await world.post('/admin/reconciliation/runs', { gatewayAccountId, from, to });
  if (status !== 202) throw new Error(`expected 202, got ${status}: ${JSON.stringify(body)}`);
  return body.id as string;
};

/** So large that another person must agree to it. */
const anAdjustment = async (world: World): Promise<string> => {
  const what = { account: 'tenant-payable', side: 'credit', amount: 5_000_000, currency: 'USD' };
  const asked = { tenantId: 'acme', ...what, reason: 'goodwill' };
  const { status, body } = await world.post('/admin/ledger/adjustments', asked, { as: platformOperator });
  if (status !== 202) throw new Error(`expected 202, got ${status}: ${JSON.stringify(body)}`);
  return body.id as string;
};

/** That a payment of somebody was received. */
const aMessage = async (world: World): Promise<string> => {
  const customerId = idOf(await world.post('/customers', { email: 'bob@example.com' }));
  await world.charged({ customerId });
  await world.pass(15_000);
  return eventually('there is a message', async () => {
    await world.sweep();
    const { body } = await world.get(`/admin/messages?customerId=${customerId}&status=sent`, { as: admin });
    return (body.data as { id: string }[])[0]?.id;
  });
};

/** That the refund was asked for. */
const aRecordOf = async (world: World, paymentId: string): Promise<string> => {
  const { body } = await world.get(`/admin/audit?subject=${paymentId}`, { as: admin });
  return (body.data as { id: string }[]).at(-1)!.id;
};

const aWebhookEvent = async (world: World, account: string): Promise<string> => {
  const at = world.platform.clock.now();
  const letter = signed(anEvent('evt_of_acme'), { secrets: ['whsec_acme'], at });
  const { status } = await deliver(world.url, letter, account);
  if (status !== 200) throw new Error(`the event was answered ${status}`);
  return `stripe:${account}:evt_of_acme`;
};
