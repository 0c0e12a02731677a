import type Stripe from 'stripe';
import { aCharge, anHourMs, failureOf, idOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';
import { typesAbout } from './stripe-payment.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('a charge in one step', () => {
  it('succeeds, and its balance transaction appears later with the real fee', async () => {
    const intent = await stripe.paymentIntents.create(aCharge({ expand: ['latest_charge'] }));
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 2000,
      capture_method: 'automatic_async',
    });
    expect(intent.latest_charge).toMatchObject({ paid: true, captured: true, balance_transaction: null });

    await open.advance(anHourMs);
    const later = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge.balance_transaction'],
    });
    const charge = later.latest_charge as Stripe.Charge;
    expect(charge.balance_transaction).toMatchObject({ amount: 2000, fee: 88, net: 1912, status: 'pending' });
    const updated = await open.inbox.next('charge.updated', ({ id }) => id === charge.id);
    expect(updated.data.previous_attributes).toEqual({ balance_transaction: null });
    expect(updated.request).toEqual({ id: null, idempotency_key: null });
    expect(await typesAbout(stripe, intent.id)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
  });

  it('has its balance transaction at once with capture_method automatic', async () => {
    const intent = await stripe.paymentIntents.create(
      aCharge({
        capture_method: 'automatic',
        currency: 'jpy',
        amount: 5000,
        expand: ['latest_charge.balance_transaction'],
      }),
    );
    expect((intent.latest_charge as Stripe.Charge).balance_transaction).toMatchObject({
      amount: 5000,
      fee: 175,
    });
  });

  it('keeps the snapshot of each moment in its events', async () => {
    const intent = await stripe.paymentIntents.create(aCharge(), { idempotencyKey: 'snapshots' });
    const about = ({ id }: { id: string }): boolean => id === intent.id;
    const created = await open.inbox.next('payment_intent.created', about);
    const succeeded = await open.inbox.next('payment_intent.succeeded', about);
    expect(created.data.object).toMatchObject({ status: 'requires_confirmation', latest_charge: null });
    expect(succeeded.data.object).toMatchObject({ status: 'succeeded', latest_charge: intent.latest_charge });
    expect(succeeded).toMatchObject({
      api_version: '2026-10-28.endive',
      pending_webhooks: 1,
      request: { id: expect.stringMatching(/^req_/), idempotency_key: 'snapshots' },
    });
  });
});

describe('authorize and capture', () => {
  const aHold = () => stripe.paymentIntents.create(aCharge({ capture_method: 'manual' }));

  it('holds, then captures all', async () => {
    const held = await aHold();
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2000, amount_received: 0 });
    const captured = await stripe.paymentIntents.capture(held.id, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(captured).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 2000 });
    expect(captured.latest_charge).toMatchObject({ captured: true, balance_transaction: { fee: 88 } });
    expect(await typesAbout(stripe, held.id)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
    ]);
  });

  it('captures a part and releases the rest', async () => {
    const held = await aHold();
    const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 500 });
    expect(captured).toMatchObject({ status: 'succeeded', amount: 2000, amount_received: 500 });
    const charge = await stripe.charges.retrieve(idOf(captured.latest_charge), {
      expand: ['balance_transaction'],
    });
    expect(charge).toMatchObject({
      amount: 2000,
      amount_captured: 500,
      amount_refunded: 1500,
      refunded: false,
    });
    expect(charge.balance_transaction).toMatchObject({ amount: 500, fee: 45 });
    const again = await failureOf(stripe.paymentIntents.capture(held.id));
    expect(again).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
    expect(again.payment_intent.status).toBe('succeeded');
  });

  it('refuses more than is held', async () => {
    const held = await aHold();
    const error = await failureOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 2001 }));
    expect(error).toMatchObject({ statusCode: 400, param: 'amount_to_capture' });
  });

  it('releases a hold by cancelling', async () => {
    const held = await aHold();
    const canceled = await stripe.paymentIntents.cancel(held.id, {
      cancellation_reason: 'requested_by_customer',
    });
    expect(canceled).toMatchObject({
      status: 'canceled',
      amount_capturable: 0,
      cancellation_reason: 'requested_by_customer',
    });
    expect(await stripe.charges.retrieve(idOf(held.latest_charge))).toMatchObject({
      refunded: true,
      captured: false,
    });
    const again = await failureOf(stripe.paymentIntents.cancel(held.id));
    expect(again.code).toBe('payment_intent_unexpected_state');
  });

  it('lets a hold expire after seven days of the clock', async () => {
    const held = await aHold();
    await open.advance(7 * 24 * anHourMs);
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    });
    await open.inbox.next('charge.expired', ({ payment_intent }) => payment_intent === held.id);
    const error = await failureOf(stripe.paymentIntents.capture(held.id));
    expect(error.code).toBe('payment_intent_unexpected_state');
  });
});

describe('intents for a browser', () => {
  it('wait for a payment method, take changes, then are confirmed or cancelled', async () => {
    const { payment_method: _none, confirm: _later, ...bare } = aCharge();
    const intent = await stripe.paymentIntents.create(bare);
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      client_secret: expect.stringContaining(intent.id),
    });
    expect(await failureOf(stripe.paymentIntents.confirm(intent.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    const updated = await stripe.paymentIntents.update(intent.id, {
      amount: 2500,
      payment_method: 'pm_card_visa',
    });
    expect(updated).toMatchObject({ amount: 2500, status: 'requires_confirmation' });
    expect(await stripe.paymentIntents.confirm(intent.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 2500,
    });
    expect(await failureOf(stripe.paymentIntents.update(intent.id, { amount: 1 }))).toMatchObject({
      code: 'payment_intent_unexpected_state',
      param: 'amount',
    });
    const noted = await stripe.paymentIntents.update(intent.id, {
      metadata: { note: 'late' },
      description: 'd',
    });
    expect(noted).toMatchObject({ metadata: { note: 'late' }, description: 'd' });

    const other = await stripe.paymentIntents.create(bare);
    expect(await stripe.paymentIntents.cancel(other.id)).toMatchObject({ status: 'canceled' });
  });
});
