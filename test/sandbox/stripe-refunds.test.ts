import type Stripe from 'stripe';
import { aCharge, anHourMs, failureOf, idOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';
import { movementOf, paidWith } from './stripe-payment.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('refunds', () => {
  it('give back a part, then the rest, then nothing more', async () => {
    const intent = await paidWith(stripe);
    const first = await stripe.refunds.create({
      payment_intent: intent.id,
      amount: 500,
      reason: 'requested_by_customer',
      metadata: { kassa_refund_id: 'ref_1' },
      expand: ['balance_transaction', 'charge'],
    });
    expect(first).toMatchObject({
      status: 'succeeded',
      amount: 500,
      balance_transaction: { amount: -500, fee: 0, type: 'refund', reporting_category: 'refund' },
      charge: { amount_refunded: 500, refunded: false },
    });
    const told = await open.inbox.next(
      'charge.refunded',
      ({ payment_intent }) => payment_intent === intent.id,
    );
    expect(told.data.previous_attributes).toEqual({ amount_refunded: 0 });
    await open.inbox.next('refund.created', ({ id }) => id === first.id);

    const over = await failureOf(stripe.refunds.create({ payment_intent: intent.id, amount: 1501 }));
    expect(over).toMatchObject({ statusCode: 400, param: 'amount' });
    expect(over.code).toBeUndefined();
    const rest = await stripe.refunds.create({ charge: idOf(intent.latest_charge) });
    expect(rest.amount).toBe(1500);
    expect(await stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({ refunded: true });
    const more = await failureOf(stripe.refunds.create({ payment_intent: intent.id }));
    expect(more).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });

    const { data } = await stripe.refunds.list({ payment_intent: intent.id });
    expect(data.map(({ id }) => id)).toEqual([rest.id, first.id]);
    const charge = await stripe.charges.retrieve(idOf(intent.latest_charge), { expand: ['refunds'] });
    expect(charge.refunds?.data).toHaveLength(2);
    expect(await movementOf(open, first.id)).toMatchObject({
      kind: 'refund',
      amount: 500,
      reference: 'ref_1',
      status: 'succeeded',
    });
  });

  it('get a bank reference later', async () => {
    const refund = await stripe.refunds.create({ payment_intent: (await paidWith(stripe)).id });
    await open.advance(anHourMs);
    const told = await open.inbox.next('refund.updated', ({ id }) => id === refund.id);
    expect(told.data.previous_attributes).toMatchObject({
      destination_details: { card: { reference: null, reference_status: 'pending' } },
    });
    expect((await stripe.refunds.retrieve(refund.id)).destination_details?.card?.reference_status).toBe(
      'available',
    );
  });

  it('stay pending first with the card for that', async () => {
    const intent = await paidWith(stripe, 'pm_card_pendingRefund');
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    expect(await movementOf(open, refund.id)).toMatchObject({ status: 'pending' });
    await open.advance(anHourMs);
    const done = await stripe.refunds.retrieve(refund.id);
    expect(done.status).toBe('succeeded');
    expect(done).not.toHaveProperty('pending_reason');
    expect(await movementOf(open, refund.id)).toMatchObject({ status: 'succeeded' });
    const told = await open.inbox.next('refund.updated', ({ id }) => id === refund.id);
    expect(told.data.previous_attributes).toMatchObject({ status: 'pending' });
  });

  it('fail later with the card for that, and the money can be refunded again', async () => {
    const intent = await paidWith(stripe, 'pm_card_refundFail');
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe('succeeded');
    await open.advance(anHourMs);
    const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
      failure_balance_transaction: { amount: 2000, type: 'refund_failure' },
    });
    expect(await stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
    await open.inbox.next('refund.failed', ({ id }) => id === refund.id);
    expect(await movementOf(open, refund.id)).toMatchObject({ status: 'failed' });
  });

  it('take metadata, and cannot be cancelled', async () => {
    const refund = await stripe.refunds.create({ payment_intent: (await paidWith(stripe)).id, amount: 1 });
    expect(await stripe.refunds.update(refund.id, { metadata: { a: 'b' } })).toMatchObject({
      metadata: { a: 'b' },
    });
    expect((await failureOf(stripe.refunds.cancel(refund.id))).statusCode).toBe(400);
  });

  it('need a payment that took money, and exactly one name for it', async () => {
    const held = await stripe.paymentIntents.create(aCharge({ capture_method: 'manual' }));
    expect((await failureOf(stripe.refunds.create({ payment_intent: held.id }))).statusCode).toBe(400);
    expect(await failureOf(stripe.refunds.create({}))).toMatchObject({
      statusCode: 400,
      param: 'payment_intent',
    });
    const both = stripe.refunds.create({ payment_intent: held.id, charge: idOf(held.latest_charge) });
    expect((await failureOf(both)).statusCode).toBe(400);
    const unknown = await failureOf(stripe.refunds.create({ payment_intent: 'pi_none' }));
    expect(unknown).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'payment_intent' });
  });
});

describe('the balance', () => {
  it('lists transactions by type, source and time, with their sources', async () => {
    const intent = await paidWith(stripe);
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 700 });
    const bySource = await stripe.balanceTransactions.list({ source: refund.id, expand: ['data.source'] });
    expect(bySource.data).toMatchObject([{ amount: -700, source: { id: refund.id, object: 'refund' } }]);
    const charges = await stripe.balanceTransactions.list({
      type: 'charge',
      limit: 3,
      expand: ['data.source'],
    });
    expect(charges.data[0]).toMatchObject({ type: 'charge', source: { payment_intent: intent.id } });
    const future = await stripe.balanceTransactions.list({
      created: { gt: charges.data[0]!.created + 1000 },
    });
    expect(future.data).toEqual([]);
    const [one] = bySource.data;
    expect(await stripe.balanceTransactions.retrieve(one!.id)).toMatchObject({
      id: one!.id,
      status: 'pending',
    });
    await open.advance(49 * anHourMs);
    expect(await stripe.balanceTransactions.retrieve(one!.id)).toMatchObject({ status: 'available' });
    const balance = await stripe.balance.retrieve();
    expect(balance.available.find(({ currency }) => currency === 'usd')?.amount).not.toBe(0);
  });
});
