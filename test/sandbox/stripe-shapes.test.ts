import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type Stripe from 'stripe';
import { aCharge, anHourMs, failureOf, idOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';

const folder = resolve(import.meta.dirname, '../../../shared/providers/specs/stripe-examples');
const present = existsSync(folder);

let open: OpenSandbox;
beforeAll(async () => {
  open = await openSandbox();
});
afterAll(() => open.close());

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

/** Keys that exist only in a certain moment of a certain object. */
const momentary = new Set(['capture_before', 'reference']);

type Hash = Readonly<Record<string, unknown>>;

/** Where ours lacks a key of the official example or has another JSON type; null on either side fits anything. */
const differences = (official: unknown, ours: unknown, path: string): string[] => {
  if (ours === undefined) return [`${path} is missing`];
  if (official === null || ours === null) return [];
  if (kindOf(official) !== kindOf(ours)) return [`${path} is ${kindOf(ours)}, not ${kindOf(official)}`];
  if (Array.isArray(official)) {
    const [example, member] = [official[0] as unknown, (ours as unknown[])[0]];
    return example === undefined || member === undefined ? [] : differences(example, member, `${path}[0]`);
  }
  if (kindOf(official) !== 'object' || /\.(metadata|previous_attributes)$/.test(path)) return [];
  const [theirs, mine] = [official as Hash, ours as Hash];
  return Object.keys(theirs)
    .filter((key) => key in mine || !momentary.has(key))
    .flatMap((key) => differences(theirs[key], mine[key], `${path}.${key}`));
};

/** One of ours for every official example, by the example's name. */
const ourObjects = async (): Promise<Record<string, unknown>> => {
  const { stripe, inbox } = open;
  const customer = await stripe.customers.create({ name: 'Jenny', email: 'j@example.test' });
  const full = (over: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create(aCharge({ customer: customer.id, metadata: { order_id: 'o' }, ...over }));
  const paid = await full({ capture_method: 'automatic' });
  const held = await full({ capture_method: 'manual' });
  const disputed = await full({ payment_method: 'pm_card_createDispute' });
  const inquired = await full({ payment_method: 'pm_card_createDisputeInquiry' });
  const pending = await full({ payment_method: 'pm_card_pendingRefund' });
  const failing = await full({ payment_method: 'pm_card_refundFail' });
  const declined = await failureOf(full({ payment_method: 'pm_card_chargeDeclinedInsufficientFunds' }));
  const asked = await full({
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: 'https://shop.test/',
  });
  const bare = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
  await stripe.paymentIntents.cancel((await full({ capture_method: 'manual' })).id);
  const setup = await stripe.setupIntents.create({
    customer: customer.id,
    payment_method: 'pm_card_visa',
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  const refund = await stripe.refunds.create({
    payment_intent: paid.id,
    amount: 500,
    reason: 'requested_by_customer',
  });
  const pendingRefund = await stripe.refunds.create({ payment_intent: pending.id });
  const failedRefund = await stripe.refunds.create({ payment_intent: failing.id });
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { price_data: { currency: 'usd', unit_amount: 1500, product_data: { name: 'x' } }, quantity: 1 },
    ],
    success_url: 'https://shop.test/',
  });
  const endpoint = await stripe.webhookEndpoints.create({ url: 'https://shop.test/', enabled_events: ['*'] });
  await stripe.webhookEndpoints.del(endpoint.id);
  await open.advance(anHourMs);
  const dispute = (await stripe.disputes.list({ payment_intent: disputed.id })).data[0]!;
  await stripe.disputes.close(dispute.id);
  const chargeOf = (intent: Stripe.PaymentIntent) => stripe.charges.retrieve(idOf(intent.latest_charge));
  const linesOf = async (source: string) => (await stripe.balanceTransactions.list({ source })).data[0];
  const events: Record<string, unknown> = {};
  for (const name of readdirSync(folder)) {
    const type = /^event\.(.*)\.json$/.exec(name)?.[1];
    if (type !== undefined) events[name.replace('.json', '')] = await inbox.next(type);
  }
  return {
    ...events,
    'balance_transaction.charge': await linesOf(idOf(paid.latest_charge)),
    'balance_transaction.dispute': await linesOf(dispute.id),
    'balance_transaction.refund': await linesOf(refund.id),
    'billing_portal.session': await stripe.billingPortal.sessions.create({ customer: customer.id }),
    'charge.failed': await stripe.charges.retrieve(declined.charge),
    'charge.succeeded': await chargeOf(paid),
    'charge.uncaptured': await chargeOf(held),
    'checkout.session': session,
    customer,
    'dispute.inquiry': (await stripe.disputes.list({ payment_intent: inquired.id })).data[0],
    'dispute.needs_response': dispute,
    'payment_intent.requires_action': asked,
    'payment_intent.requires_capture': held,
    'payment_intent.requires_payment_method': bare,
    'payment_method.card': await stripe.paymentMethods.retrieve(idOf(paid.payment_method)),
    refund,
    'refund.failed': await stripe.refunds.retrieve(failedRefund.id),
    'refund.pending': pendingRefund,
    'setup_intent.succeeded': setup,
    webhook_endpoint: endpoint,
  };
};

(present ? it : it.skip)('has every key of the official examples, with a fitting type', async () => {
  const ours = await ourObjects();
  const found: string[] = [];
  for (const name of readdirSync(folder)) {
    const key = name.replace('.json', '');
    const official = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    found.push(...differences(official, ours[key], key));
  }
  expect(found).toEqual([]);
});
