import Stripe from 'stripe';
import { type DeliveryStats } from '#sandbox/webhooks/delivery-stats';
import { webhookSecret } from './inbox.ts';
import { aCharge, failureOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox({ seed: 7, stripe: { webhookRetryGapsMs: [20, 20, 20] } });
  stripe = open.stripe;
});
beforeEach(async () => {
  await open.control('POST', '/webhooks/policy', { provider: 'stripe' });
  open.inbox.answer = () => 200;
});
afterAll(() => open.close());

/** Creates customers, one event each, and gives their ids. */
const manyEvents = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await stripe.customers.create({ name: `c${at}` })).id);
  return ids;
};
const arrivals = (ids: readonly string[]): string[] =>
  open.inbox.letters
    .map(({ event }) => (event.data.object as { id: string }).id)
    .filter((id) => ids.includes(id));
const stats = async (): Promise<DeliveryStats> =>
  (await open.control<{ stripe: DeliveryStats }>('GET', '/webhooks/stats')).body.stripe;

describe('signatures', () => {
  it('are what the official client verifies', async () => {
    const { id } = await stripe.paymentIntents.create(aCharge());
    await open.inbox.next('payment_intent.succeeded', (object) => object.id === id);
    const { body, signature, event } = open.inbox.letters[open.inbox.letters.length - 1]!;
    expect(stripe.webhooks.constructEvent(body, signature, webhookSecret)).toEqual(event);
    expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow(
      Stripe.errors.StripeSignatureVerificationError,
    );
    expect(() => stripe.webhooks.constructEvent(`${body} `, signature, webhookSecret)).toThrow();
  });

  it('carry two proofs while the secret is rolled, one again a day later', async () => {
    const rolled = await openSandbox();
    const roll = await rolled.control('POST', '/webhooks/roll', { provider: 'stripe', secret: 'whsec_new' });
    expect(roll.body.endpoints).toHaveLength(1);
    await rolled.stripe.customers.create({});
    await rolled.inbox.count(1);
    const { body, signature } = rolled.inbox.letters[0]!;
    expect(signature.match(/v1=/g)).toHaveLength(2);
    for (const secret of [webhookSecret, 'whsec_new'])
      expect(stripe.webhooks.constructEvent(body, signature, secret).type).toBe('customer.created');

    await rolled.advance(25 * 3_600_000);
    await rolled.stripe.customers.create({});
    await rolled.inbox.count(2);
    const later = rolled.inbox.letters[1]!;
    expect(later.signature.match(/v1=/g)).toHaveLength(1);
    const day = 26 * 3600;
    expect(stripe.webhooks.constructEvent(later.body, later.signature, 'whsec_new', day)).toBeDefined();
    expect(Number(/t=(\d+)/.exec(later.signature)?.[1])).toBeGreaterThan(Date.now() / 1000 + 24 * 3600);
    await rolled.close();
  });
});

describe('delivery', () => {
  it('is repeated until an endpoint takes it', async () => {
    open.inbox.clear();
    open.inbox.answer = (_request, attempt) => (attempt < 3 ? 500 : 200);
    const { id } = await stripe.customers.create({});
    const event = await open.inbox.next('customer.created', (object) => object.id === id);
    expect(open.inbox.letters.filter((letter) => letter.event.id === event.id)).toHaveLength(1);
    expect((await stats()).failedAttempts).toBeGreaterThanOrEqual(2);
  });

  it('takes a redirect for a failure, gives up in the end, and a resend brings it', async () => {
    let asked = 0;
    const exhausted = new Promise<void>((resolve) => {
      open.inbox.answer = () => {
        asked += 1;
        if (asked === 4) resolve();
        return 302;
      };
    });
    const { id } = await stripe.customers.create({});
    await exhausted;
    open.inbox.answer = () => 200;
    const failed = await stripe.events.list({ delivery_success: false });
    const event = failed.data.find(({ data }) => (data.object as { id: string }).id === id)!;
    expect(event.pending_webhooks).toBe(1);
    const resent = await open.control('POST', '/webhooks/resend', { provider: 'stripe', eventId: event.id });
    expect(resent).toMatchObject({ status: 200, body: { endpoints: 1 } });
    await open.inbox.next('customer.created', (object) => object.id === id);
    const before = open.inbox.letters.length;
    await open.control('POST', '/webhooks/resend', { provider: 'stripe', eventId: event.id });
    await open.inbox.count(before + 1);
    expect(open.inbox.letters.filter((letter) => letter.event.id === event.id)).toHaveLength(2);
    const unknown = await open.control('POST', '/webhooks/resend', {
      provider: 'stripe',
      eventId: 'evt_none',
    });
    expect(unknown.status).toBe(404);
  });

  it('duplicates, shuffles and drops by policy', async () => {
    await open.control('POST', '/webhooks/policy', { provider: 'stripe', duplicate: 1 });
    open.inbox.clear();
    const twice = await manyEvents(3);
    await open.inbox.count(6);
    expect(arrivals(twice).sort()).toEqual([...twice, ...twice].sort());

    await open.control('POST', '/webhooks/policy', { provider: 'stripe', shuffle: 120 });
    open.inbox.clear();
    const mixed = await manyEvents(12);
    await open.inbox.count(12);
    expect(arrivals(mixed)).not.toEqual(mixed);
    expect(arrivals(mixed).sort()).toEqual([...mixed].sort());

    const before = await stats();
    await open.control('POST', '/webhooks/policy', { provider: 'stripe', drop: 0.5, seed: 3 });
    open.inbox.clear();
    const lost = await manyEvents(20);
    const { dropped } = await stats();
    const droppedNow = dropped - before.dropped;
    expect(droppedNow).toBeGreaterThan(0);
    await open.inbox.count(20 - droppedNow);
    expect(arrivals(lost)).toHaveLength(20 - droppedNow);
    const { data } = await stripe.events.list({
      delivery_success: false,
      type: 'customer.created',
      limit: 100,
    });
    expect(data.filter((event) => lost.includes((event.data.object as { id: string }).id))).toHaveLength(
      droppedNow,
    );
  });

  it('can be slow', async () => {
    await open.control('POST', '/webhooks/policy', { provider: 'stripe', delayMs: 60 });
    open.inbox.clear();
    const startedAt = performance.now();
    await manyEvents(1);
    await open.inbox.count(1);
    expect(performance.now() - startedAt).toBeGreaterThan(50);
  });

  it('brings hundreds of events that happen at once, each of them once', async () => {
    open.inbox.clear();
    await Promise.all(Array.from({ length: 8 }, () => manyEvents(50)));
    await open.inbox.count(400);
    expect(new Set(open.inbox.letters.map(({ event }) => event.id)).size).toBe(400);
  });
});

describe('endpoints', () => {
  it('are created with a secret that is shown once, changed, listed and deleted', async () => {
    const created = await stripe.webhookEndpoints.create({
      url: 'https://shop.test/hook',
      enabled_events: ['charge.failed'],
    });
    expect(created.secret).toMatch(/^whsec_/);
    expect(await stripe.webhookEndpoints.retrieve(created.id)).not.toHaveProperty('secret');
    const disabled = await stripe.webhookEndpoints.update(created.id, {
      disabled: true,
      enabled_events: ['*'],
    });
    expect(disabled).toMatchObject({ status: 'disabled', enabled_events: ['*'] });
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(2);
    expect(await stripe.webhookEndpoints.del(created.id)).toMatchObject({ deleted: true });
    expect((await failureOf(stripe.webhookEndpoints.retrieve(created.id))).statusCode).toBe(404);
    const wrong = stripe.webhookEndpoints.create({ url: 'not a url', enabled_events: ['*'] });
    expect((await failureOf(wrong)).param).toBe('url');
  });

  it('get only what they want', async () => {
    const picky = await openSandbox();
    const [first] = (await picky.stripe.webhookEndpoints.list()).data;
    await picky.stripe.webhookEndpoints.update(first!.id, { enabled_events: ['customer.deleted'] });
    const { id } = await picky.stripe.customers.create({});
    await picky.stripe.customers.del(id);
    await picky.inbox.count(1);
    expect(picky.inbox.letters.map(({ event }) => event.type)).toEqual(['customer.deleted']);
    const [created] = (await picky.stripe.events.list({ type: 'customer.created' })).data;
    expect(created?.pending_webhooks).toBe(0);
    await picky.close();
  });
});

describe('events', () => {
  it('can be read and listed by types and time', async () => {
    const { id } = await stripe.customers.create({});
    const event = await open.inbox.next('customer.created', (object) => object.id === id);
    expect(await stripe.events.retrieve(event.id)).toMatchObject({ id: event.id, data: { object: { id } } });
    expect((await failureOf(stripe.events.retrieve('evt_none'))).statusCode).toBe(404);
    const some = await stripe.events.list({ types: ['customer.created', 'charge.*'], limit: 5 });
    expect(some.data.every(({ type }) => type === 'customer.created' || type.startsWith('charge.'))).toBe(
      true,
    );
    const [newest, next] = some.data;
    const older = await stripe.events.list({
      types: ['customer.created'],
      starting_after: newest!.id,
      limit: 1,
    });
    expect(older.data[0]?.id).toBe(next?.id);
    expect((await failureOf(stripe.events.list({ type: 'a', types: ['b'] }))).statusCode).toBe(400);
    expect((await stripe.events.list({ created: { gt: newest!.created + 1000 } })).data).toEqual([]);
  });
});
