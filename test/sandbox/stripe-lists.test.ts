import type Stripe from 'stripe';
import { aCharge, failureOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('lists', () => {
  it('page forwards and backwards, newest first', async () => {
    const customer = await stripe.customers.create({});
    const made: string[] = [];
    for (let at = 0; at < 5; at += 1)
      made.unshift(
        (await stripe.paymentIntents.create({ amount: 100 + at, currency: 'usd', customer: customer.id })).id,
      );
    const ids = (page: Stripe.ApiList<{ id: string }>): string[] => page.data.map(({ id }) => id);
    const first = await stripe.paymentIntents.list({ customer: customer.id, limit: 2 });
    expect(first).toMatchObject({ object: 'list', url: '/v1/payment_intents', has_more: true });
    expect(ids(first)).toEqual(made.slice(0, 2));
    const last = await stripe.paymentIntents.list({
      customer: customer.id,
      limit: 3,
      starting_after: made[1]!,
    });
    expect(last.has_more).toBe(false);
    expect(ids(last)).toEqual(made.slice(2));
    const before = await stripe.paymentIntents.list({
      customer: customer.id,
      limit: 2,
      ending_before: made[3]!,
    });
    expect(ids(before)).toEqual(made.slice(1, 3));
    expect(before.has_more).toBe(true);
    const all = await stripe.paymentIntents
      .list({ customer: customer.id, limit: 2 })
      .autoPagingToArray({ limit: 100 });
    expect(all.map(({ id }) => id)).toEqual(made);
  });

  it('clamp the limit and refuse bad cursors', async () => {
    expect((await stripe.paymentIntents.list({ limit: 1000 })).data.length).toBeLessThanOrEqual(100);
    const cursor = await failureOf(stripe.paymentIntents.list({ starting_after: 'pi_none' }));
    expect(cursor).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'starting_after' });
    const { id } = await stripe.paymentIntents.create({ amount: 100, currency: 'usd' });
    expect(
      (await failureOf(stripe.paymentIntents.list({ starting_after: id, ending_before: id }))).statusCode,
    ).toBe(400);
  });

  it('filter by time', async () => {
    const { id, created } = await stripe.paymentIntents.create({ amount: 100, currency: 'usd' });
    const hits = await stripe.paymentIntents.list({ created: { gte: created, lte: created }, limit: 100 });
    expect(hits.data.map((intent) => intent.id)).toContain(id);
    expect((await stripe.paymentIntents.list({ created: { lt: 1000 } })).data).toEqual([]);
    expect((await stripe.paymentIntents.list({ created: created + 5000 })).data).toEqual([]);
  });

  it('search by metadata and status, page by page', async () => {
    const metadata = { kassa_payment_id: 'pay_search', kind: "it's" };
    const one = await stripe.paymentIntents.create(aCharge({ metadata }));
    const two = await stripe.paymentIntents.create({ amount: 100, currency: 'usd', metadata });
    const find = (query: string, more: object = {}) => stripe.paymentIntents.search({ query, ...more });
    const both = await find("metadata['kassa_payment_id']:'pay_search'");
    expect(both.data.map(({ id }) => id)).toEqual([two.id, one.id]);
    const paid = await find("status:'succeeded' AND metadata['kassa_payment_id']:'pay_search'");
    expect(paid.data.map(({ id }) => id)).toEqual([one.id]);
    const either = await find('metadata["kind"]:"it\'s" OR amount>99999998', { limit: 1 });
    expect(either).toMatchObject({ object: 'search_result', has_more: true });
    const rest = await find('metadata["kind"]:"it\'s" OR amount>99999998', {
      limit: 1,
      page: either.next_page,
    });
    expect(rest).toMatchObject({ has_more: false, data: [{ id: one.id }] });
    expect((await failureOf(find('nonsense'))).statusCode).toBe(400);
  });
});

describe('expanding', () => {
  it('goes several levels deep, in lists too', async () => {
    const customer = await stripe.customers.create({ name: 'Jenny' });
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
    const charge = aCharge({ customer: customer.id, payment_method: method.id, capture_method: 'automatic' });
    const intent = await stripe.paymentIntents.create(charge);
    const refund = await stripe.refunds
      .create({
        payment_intent: intent.id,
        expand: [
          'charge.payment_intent.customer.invoice_settings.default_payment_method',
          'payment_intent.payment_method',
        ],
      })
      .catch((error: unknown) => error);
    expect(refund).toMatchObject({ code: 'property_expansion_max_depth' });
    const { data } = await stripe.paymentIntents.list({
      customer: customer.id,
      expand: [
        'data.customer.invoice_settings.default_payment_method',
        'data.latest_charge.balance_transaction',
        'data.payment_method',
      ],
    });
    expect(data[0]).toMatchObject({
      customer: { name: 'Jenny', invoice_settings: { default_payment_method: { id: method.id } } },
      latest_charge: { balance_transaction: { object: 'balance_transaction' } },
      payment_method: { id: method.id },
    });
  });

  it('refuses what cannot be expanded and leaves null alone', async () => {
    const { id } = await stripe.paymentIntents.create({
      amount: 100,
      currency: 'usd',
      expand: ['customer', 'latest_charge'],
    });
    const error = await failureOf(stripe.paymentIntents.retrieve(id, { expand: ['amount'] }));
    expect(error).toMatchObject({ statusCode: 400, param: 'expand' });
  });
});
