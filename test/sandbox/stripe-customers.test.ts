import type Stripe from 'stripe';
import { aCharge, failureOf, idOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('customers', () => {
  it('are created, read, changed, listed, found and deleted', async () => {
    const customer = await stripe.customers.create({
      name: 'Jenny',
      email: 'jenny@example.test',
      address: { city: 'Bern' },
    });
    expect(customer).toMatchObject({
      object: 'customer',
      address: { city: 'Bern', line1: null },
      livemode: false,
    });
    await open.inbox.next('customer.created', ({ id }) => id === customer.id);
    expect(await stripe.customers.update(customer.id, { name: 'Jen', phone: '1' })).toMatchObject({
      name: 'Jen',
      phone: '1',
    });
    const updated = await open.inbox.next('customer.updated', ({ id }) => id === customer.id);
    expect(updated.data.previous_attributes).toEqual({ name: 'Jenny', phone: null });
    const listed = await stripe.customers.list({ email: 'jenny@example.test' });
    expect(listed.data.map(({ id }) => id)).toEqual([customer.id]);
    expect((await stripe.customers.search({ query: "name~'je'" })).data).toHaveLength(1);

    expect(await stripe.customers.del(customer.id)).toEqual(
      expect.objectContaining({ id: customer.id, deleted: true }),
    );
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
    expect(await failureOf(stripe.customers.update(customer.id, { name: 'x' }))).toMatchObject({
      code: 'resource_missing',
    });
    const used = stripe.paymentIntents.create(aCharge({ customer: customer.id }));
    expect(await failureOf(used)).toMatchObject({ code: 'resource_missing', param: 'customer' });
    expect((await stripe.customers.list({ email: 'jenny@example.test' })).data).toEqual([]);
    await open.inbox.next('customer.deleted', ({ id }) => id === customer.id);
  });
});

describe('payment methods', () => {
  it('are cloned from magic ids, attached, listed and detached for good', async () => {
    const customer = await stripe.customers.create({});
    const first = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    const second = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    expect(first.id).not.toBe(second.id);
    await open.inbox.next('payment_method.attached', ({ id }) => id === first.id);
    expect(await stripe.paymentMethods.attach(first.id, { customer: customer.id })).toMatchObject({
      customer: customer.id,
    });
    const { id: stranger } = await stripe.customers.create({});
    expect((await failureOf(stripe.paymentMethods.attach(first.id, { customer: stranger }))).statusCode).toBe(
      400,
    );

    const listed = await stripe.customers.listPaymentMethods(customer.id, { type: 'card' });
    expect(listed.data.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await stripe.paymentMethods.list({ customer: customer.id })).data).toHaveLength(2);
    expect((await stripe.customers.retrievePaymentMethod(customer.id, first.id)).id).toBe(first.id);

    const detached = await stripe.paymentMethods.detach(first.id);
    expect(detached.customer).toBeNull();
    const told = await open.inbox.next('payment_method.detached', ({ id }) => id === first.id);
    expect(told.data.previous_attributes).toEqual({ customer: customer.id });
    expect(
      (await failureOf(stripe.paymentMethods.attach(first.id, { customer: customer.id }))).statusCode,
    ).toBe(400);
    expect((await failureOf(stripe.paymentMethods.detach(first.id))).statusCode).toBe(400);
  });

  it('are made from tokens, changed, and refused when a bank would refuse them', async () => {
    const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_mastercard' } });
    expect(method.card?.brand).toBe('mastercard');
    const changed = await stripe.paymentMethods.update(method.id, {
      card: { exp_month: 1, exp_year: 2044 },
      billing_details: { name: 'Jenny' },
    });
    expect(changed).toMatchObject({
      card: { exp_month: 1, exp_year: 2044 },
      billing_details: { name: 'Jenny', email: null },
    });
    const { id } = await stripe.customers.create({});
    const attached = stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: id });
    expect(await failureOf(attached)).toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect(await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: id })).toMatchObject({
      customer: id,
    });
    const unusable = stripe.paymentMethods.create({
      type: 'sepa_debit',
      sepa_debit: { iban: 'AT511904300000066666' },
      billing_details: { name: 'J', email: 'j@example.test' },
    });
    expect(await failureOf(unusable)).toMatchObject({ code: 'bank_account_unusable' });
  });

  it('pay once without a customer, again and again with one', async () => {
    const { payment_method: used } = await stripe.paymentIntents.create(aCharge());
    expect(
      (await failureOf(stripe.paymentIntents.create(aCharge({ payment_method: idOf(used) })))).statusCode,
    ).toBe(400);
    const { id: customer } = await stripe.customers.create({});
    const saved = await stripe.paymentIntents.create(
      aCharge({ customer, setup_future_usage: 'off_session' }),
    );
    const method = idOf(saved.payment_method);
    const again = aCharge({ customer, payment_method: method, off_session: true });
    expect(await stripe.paymentIntents.create(again)).toMatchObject({ status: 'succeeded' });
    const nobody = await failureOf(stripe.paymentIntents.create(aCharge({ payment_method: method })));
    expect(nobody).toMatchObject({ statusCode: 400, param: 'customer' });
  });
});

describe('setup intents', () => {
  const automatic_payment_methods = { enabled: true, allow_redirects: 'never' as const };

  it('save a card at once', async () => {
    const customer = await stripe.customers.create({});
    const setup = await stripe.setupIntents.create({
      customer: customer.id,
      payment_method: 'pm_card_visa',
      confirm: true,
      automatic_payment_methods,
    });
    expect(setup).toMatchObject({ status: 'succeeded', usage: 'off_session' });
    expect((await stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
    await open.inbox.next('setup_intent.succeeded', ({ id }) => id === setup.id);
  });

  it('decline, are challenged, changed, listed and cancelled', async () => {
    const setup = await stripe.setupIntents.create({
      automatic_payment_methods,
      metadata: { kassa_payment_id: 'seti_kassa' },
    });
    expect(setup.status).toBe('requires_payment_method');
    const declined = await failureOf(
      stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_chargeDeclined' }),
    );
    expect(declined).toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect(declined.setup_intent).toMatchObject({ status: 'requires_payment_method' });
    await open.inbox.next('setup_intent.setup_failed', ({ id }) => id === setup.id);
    const waiting = await stripe.setupIntents.confirm(setup.id, {
      payment_method: 'pm_card_threeDSecure2Required',
      return_url: 'https://shop.test/',
    });
    expect(waiting.next_action?.redirect_to_url?.url).toContain(setup.id);
    await open.control('POST', '/actions/seti_kassa/complete', { outcome: 'failed' });
    const failed = await stripe.setupIntents.retrieve(setup.id);
    expect(failed.last_setup_error?.code).toBe('setup_intent_authentication_failure');
    await stripe.setupIntents.update(setup.id, { payment_method: 'pm_card_visa', description: 'x' });
    expect(await stripe.setupIntents.cancel(setup.id)).toMatchObject({
      status: 'canceled',
      description: 'x',
    });
    expect(await failureOf(stripe.setupIntents.confirm(setup.id))).toMatchObject({
      code: 'setup_intent_unexpected_state',
    });
    expect((await stripe.setupIntents.list({ limit: 1 })).data[0]?.id).toBe(setup.id);
  });
});

describe('charges and the account', () => {
  it('are listed, found and changed', async () => {
    const intent = await stripe.paymentIntents.create(aCharge({ metadata: { find: 'me' } }));
    const [charge] = (await stripe.charges.list({ payment_intent: intent.id })).data;
    expect((await stripe.charges.update(charge!.id, { description: 'new' })).description).toBe('new');
    expect((await stripe.charges.search({ query: "metadata['find']:'me'" })).data[0]?.id).toBe(charge!.id);
    expect((await stripe.accounts.retrieveCurrent()).charges_enabled).toBe(true);
  });
});
