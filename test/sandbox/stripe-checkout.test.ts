import type Stripe from 'stripe';
import { anHourMs, failureOf, idOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('checkout', () => {
  const aSession = (over: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
    stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        { price_data: { currency: 'usd', unit_amount: 750, product_data: { name: 'Mug <b>' } }, quantity: 2 },
      ],
      success_url: 'https://shop.test/ok?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://shop.test/no',
      payment_intent_data: { metadata: { kassa_payment_id: 'pay_checkout' } },
      ...over,
    });
  const press = (url: string, method: string): Promise<Response> =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ payment_method: method }), redirect: 'manual' });

  it('is paid by the button on its page', async () => {
    const session = await aSession();
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 1500,
      payment_intent: null,
    });
    const page = await (await fetch(session.url!)).text();
    expect(page).toContain('Mug &lt;b&gt;');
    expect((await press(session.url!, 'pm_card_chargeDeclined')).status).toBe(402);
    const paid = await press(session.url!, 'pm_card_visa');
    expect(paid.headers.get('location')).toBe(`https://shop.test/ok?session=${session.id}`);
    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent', 'line_items'],
    });
    expect(done).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: { status: 'succeeded', amount: 1500, metadata: { kassa_payment_id: 'pay_checkout' } },
      line_items: { data: [{ quantity: 2, amount_total: 1500 }] },
    });
    await open.inbox.next('checkout.session.completed', ({ id }) => id === session.id);
    expect((await fetch(session.url!)).status).toBe(404);
    expect((await stripe.checkout.sessions.listLineItems(session.id)).data).toHaveLength(1);
    expect((await stripe.checkout.sessions.list({ status: 'complete' })).data.map(({ id }) => id)).toContain(
      session.id,
    );
    expect((await failureOf(stripe.checkout.sessions.expire(session.id))).statusCode).toBe(400);
  });

  it('passes through a challenge', async () => {
    const session = await aSession();
    const sent = await press(session.url!, 'pm_card_threeDSecure2Required');
    const challenge = sent.headers.get('location')!;
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id);
    expect((await failureOf(stripe.paymentIntents.cancel(idOf(intent)))).statusCode).toBe(400);
    const body = new URLSearchParams({ outcome: 'succeeded' });
    const back = await fetch(challenge, { method: 'POST', body, redirect: 'manual' });
    const home = await fetch(back.headers.get('location')!, { redirect: 'manual' });
    expect(home.headers.get('location')).toContain(session.id);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  });

  it('saves a card, makes a customer', async () => {
    const { id } = await stripe.customers.create({});
    const setup = await stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'usd',
      customer: id,
      success_url: 'https://shop.test/',
    });
    await press(setup.url!, 'pm_card_visa');
    expect(await stripe.checkout.sessions.retrieve(setup.id)).toMatchObject({
      status: 'complete',
      setup_intent: expect.any(String),
    });
    expect((await stripe.customers.listPaymentMethods(id)).data).toHaveLength(1);
    const session = await aSession({ customer_creation: 'always', customer_email: 'new@example.test' });
    await press(session.url!, 'pm_card_visa');
    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['customer'] });
    expect(done).toMatchObject({
      customer: { email: 'new@example.test' },
      customer_details: { email: 'new@example.test' },
    });
  });

  it('expires when told, or after a day', async () => {
    const told = await aSession();
    expect(await stripe.checkout.sessions.expire(told.id)).toMatchObject({ status: 'expired', url: null });
    const forgotten = await aSession();
    await open.advance(24 * anHourMs);
    expect(await stripe.checkout.sessions.retrieve(forgotten.id)).toMatchObject({ status: 'expired' });
    await open.inbox.next('checkout.session.expired', ({ id }) => id === forgotten.id);
    expect(await failureOf(aSession({ line_items: [] }))).toMatchObject({ param: 'line_items' });
  });
});

describe('the customer portal', () => {
  it('is a link', async () => {
    const { id } = await stripe.customers.create({});
    const session = await stripe.billingPortal.sessions.create({
      customer: id,
      return_url: 'https://shop.test/',
    });
    expect(session).toMatchObject({ object: 'billing_portal.session', customer: id });
    expect((await fetch(session.url)).status).toBe(200);
    expect((await failureOf(stripe.billingPortal.sessions.create({}))).param).toBe('customer');
  });
});
