import { admin, type Caller, customer } from '#test/support/client';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard, keptAtStripe, methodOf, setupOf } from './saved.ts';

const ann = customer('user_ann');

describe('saving a method', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());
  afterEach(() => world.calm());

  it('201: given a token, when it is saved, then what it stands for is shown, and the token is nowhere', async () => {
    const { id: customerId } = await aCustomer(world);
    const answer = await world.post('/payment-methods', { customerId, type: 'card', token: 'pm_card_visa' });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^pm_[0-9A-Z]{26}$/),
        customerId,
        status: 'active',
        type: 'card',
        brand: 'visa',
        last4: '4242',
        default: true,
        gateway: 'stripe',
        gatewayAccountId: 'gwa_configured_stripe',
        step: null,
        failure: null,
      },
    });
    const [token] = await keptAtStripe(world, customerId);
    const stored = await world.platform.mongo.db
      .collection<{ _id: string; token: string; derived: { sealedWith: string[] } }>('payment_methods')
      .findOne({ _id: answer.body.id });
    const inClear = JSON.stringify(stored, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(token).toMatch(/^pm_/);
    for (const secret of [token!, 'pm_card_visa']) {
      expect(inClear).not.toContain(secret);
      expect(answer.text).not.toContain(secret);
    }
    expect(stored!.token).toMatch(/^k1\./);
    expect(stored!.derived.sealedWith).toEqual(['k1']);
  });

  it('201: given a customer, when they save their own, then they are made known by that, and see it', async () => {
    const made = await aSavedCard(world, {}, ann);
    const { body } = await world.get('/customers', { as: ann });
    expect(body.data).toMatchObject([
      { id: made.customerId, userId: 'user_ann', defaultPaymentMethodId: made.id },
    ]);
    expect((await world.get('/payment-methods', { as: ann })).body.data).toMatchObject([{ id: made.id }]);
  });

  it('422: given nobody whose it could be, or a stranger, when an admin saves, then customerId is named', async () => {
    const saving = { type: 'card', token: 'pm_card_visa' };
    const refusal = async (body: object, as: Caller = admin) =>
      (await world.post('/payment-methods', body, { as })).body;
    expect(await refusal(saving)).toMatchObject({ status: 422, code: 'customer-needed' });
    const unknown = { ...saving, customerId: 'cus_01JD3M2X7QK8V5N4B6C9ZTRWYE' };
    expect(await refusal(unknown)).toMatchObject({ status: 422, code: 'customer-unknown' });
    const { id: customerId } = await aCustomer(world, {}, customer('user_carol'));
    for (const as of [ann, { ...admin, tenant: 'globex' }])
      expect(await refusal({ ...saving, customerId }, as)).toMatchObject({ code: 'customer-unknown' });
    expect(await keptAtStripe(world, customerId)).toEqual([]);
  });

  it('422: given a type or a gateway that keeps nothing, when it is saved, then those that can are named', async () => {
    const { id: customerId } = await aCustomer(world);
    const refused = await world.post('/payment-methods/setup', { customerId, type: 'cash_on_delivery' });
    expect(refused.body).toMatchObject({ status: 422, code: 'saving-not-supported' });
    const manual = { customerId, type: 'card', token: 'pm_card_visa', gateway: 'manual' };
    const { body } = await world.post('/payment-methods', manual);
    expect(body).toMatchObject({ status: 422, code: 'saving-not-supported' });
    expect(body.detail).toContain('stripe');
    expect((await world.post('/payment-methods', { ...manual, gateway: 'nowhere' })).body.code).toBe(
      'gateway-unknown',
    );
  });

  it('422: given a card that the bank refuses, when it is saved, then it is told why, the same when it is repeated', async () => {
    const { id: customerId } = await aCustomer(world);
    const saving = { customerId, type: 'card', token: 'pm_card_chargeDeclinedExpiredCard' };
    const first = await world.post('/payment-methods', saving, { key: 'declined' });
    expect(first.body).toMatchObject({
      status: 422,
      code: 'method-refused',
      detail: 'The card has expired.',
      paymentMethod: { status: 'failed', failure: { code: 'method-refused' }, default: false },
    });
    const again = await world.post('/payment-methods', saving, { key: 'declined' });
    expect({ ...again.body, requestId: '' }).toEqual({ ...first.body, requestId: '' });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await world.get(`/payment-methods?customerId=${customerId}`)).body.data).toEqual([]);
    expect(
      (await world.get(`/payment-methods?customerId=${customerId}&status=failed`)).body.data,
    ).toHaveLength(1);
  });

  it('422: given a token that nobody knows, when it is saved, then it is told so without repeating it', async () => {
    const { id: customerId } = await aCustomer(world);
    const answer = await world.post('/payment-methods', {
      customerId,
      type: 'card',
      token: 'pm_1Nobodyknows',
    });
    expect(answer.body).toMatchObject({ status: 422, code: 'unknown-token' });
    expect(answer.text).not.toContain('pm_1Nobodyknows');
  });

  it('201: given ten identical requests at once, when they are sent, then there is one method, and one at Stripe', async () => {
    const { id: customerId } = await aCustomer(world);
    const saving = { customerId, type: 'card', token: 'pm_card_mastercard' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.post('/payment-methods', saving, { key: 'ten' })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ status: 'active', brand: 'mastercard' });
    expect(await keptAtStripe(world, customerId)).toHaveLength(1);
    expect((await world.get(`/payment-methods?customerId=${customerId}`)).body.data).toHaveLength(1);
    const other = { ...saving, token: 'pm_card_visa' };
    expect((await world.post('/payment-methods', other, { key: 'ten' })).body.code).toBe(
      'idempotency-key-reused',
    );
  });

  it('201: given ten cards at once for a new customer, when they are saved, then Stripe knows them once, and one is the default', async () => {
    const { id: customerId } = await aCustomer(world);
    const made = await Promise.all(Array.from({ length: 10 }, () => aSavedCard(world, { customerId })));
    expect(await keptAtStripe(world, customerId)).toHaveLength(10);
    const { data } = await stripeOf(world).customers.list({ limit: 100 });
    expect(data.filter(({ metadata }) => metadata.kassa_customer_id === customerId)).toHaveLength(1);
    const listed = await Promise.all(made.map(({ id }) => methodOf(world, id)));
    expect(listed.filter((method) => method.default)).toHaveLength(1);
  });

  it('422: given one token twice, when it is saved again, then it is one method, and removing it is not undone', async () => {
    const { id: customerId } = await aCustomer(world);
    const { id: token } = await stripeOf(world).paymentMethods.create({
      type: 'card',
      card: { token: 'tok_visa' },
    });
    const first = await aSavedCard(world, { customerId, token });
    const second = await world.post('/payment-methods', { customerId, type: 'card', token });
    expect(second.body).toMatchObject({ status: 422, code: 'already-saved' });
    expect(second.body.detail).toContain(first.id);
    await world.delete(`/payment-methods/${second.body.paymentMethod.id}`);
    expect(await keptAtStripe(world, customerId)).toEqual([token]);
    expect(await methodOf(world, first.id)).toMatchObject({ status: 'active' });
  });

  it('201: given a bank that asks its customer, when a card is saved, then they act, and confirming finishes it', async () => {
    const { id: customerId } = await aCustomer(world);
    const saving = { customerId, type: 'card', token: 'pm_card_authenticationRequiredOnSetup' };
    const made = await aSavedCard(world, saving);
    expect(made).toMatchObject({ status: 'pending', default: false, step: { kind: 'browser' } });
    const early = await world.post(`/payment-methods/${made.id}/confirm`, {}, { key: 'early' });
    expect(early.body).toMatchObject({
      status: 422,
      code: 'not-finished',
      paymentMethod: { status: 'pending' },
    });
    await world.completeAction(setupOf(made), 'succeeded');
    const { status, body } = await world.post(`/payment-methods/${made.id}/confirm`, {}, { key: 'later' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'active', default: true, step: null },
    });
    expect((await world.post(`/payment-methods/${made.id}/confirm`)).body).toEqual(body);
    expect((await world.post(`/payment-methods/${made.id}/confirm`, {}, { key: 'early' })).status).toBe(422);

    const redirected = await aSavedCard(world, { ...saving, returnUrl: 'https://shop.test/back' });
    expect(redirected.step).toMatchObject({ kind: 'redirect', url: expect.stringContaining('/3ds/') });
  });

  it('201: given no token, when a setup begins, then the browser code finishes it, and confirming finds what it saved', async () => {
    const { status, body: made } = await world.post(
      '/payment-methods/setup',
      { type: 'card', makeDefault: true },
      { as: ann },
    );
    expect({ status, made }).toMatchObject({
      status: 201,
      made: { status: 'pending', last4: null, step: { kind: 'browser', clientSecret: expect.any(String) } },
    });
    await stripeOf(world).setupIntents.confirm(setupOf(made), {
      payment_method: 'pm_card_amex',
      return_url: 'https://shop.test/back',
    });
    const confirmed = await world.post(`/payment-methods/${made.id}/confirm`, {}, { as: ann });
    expect(confirmed.body).toMatchObject({ status: 'active', brand: 'amex', default: true });
    expect((await world.get('/payment-methods', { as: ann })).body.data).toMatchObject([
      { brand: 'amex', default: true },
      { brand: 'visa', default: false },
    ]);
  });

  it('202: given a provider that is silent, when a card is saved, then it is pending, and active once it has answered', async () => {
    const { id: customerId } = await aCustomer(world, {}, customer('user_dave'));
    await world.fault({ mode: 'error-500', operation: 'create', times: 4 });
    const saving = { customerId, type: 'card', token: 'pm_card_visa' };
    const { status, body } = await world.post('/payment-methods', saving, { key: 'silent' });
    expect({ status, body }).toMatchObject({ status: 202, body: { status: 'pending', step: null } });
    await world.pass(60_000);
    await world.sweep();
    expect(await methodOf(world, body.id)).toMatchObject({ status: 'active', default: true });
    const again = await world.post('/payment-methods', saving, { key: 'silent' });
    expect({ status: again.status, body: again.body }).toMatchObject({ status: 201, body: { id: body.id } });
    expect(await keptAtStripe(world, customerId)).toHaveLength(1);
  });

  it('given a customer who acts and never comes back, when a day has passed, then the card is saved all the same', async () => {
    const { id: customerId } = await aCustomer(world);
    const made = await aSavedCard(world, { customerId, token: 'pm_card_authenticationRequiredOnSetup' });
    await world.completeAction(setupOf(made), 'succeeded');
    await world.pass(86_400_000);
    await world.sweep();
    expect(await methodOf(world, made.id)).toMatchObject({ status: 'active', default: true });
  });

  it('given a setup that nobody finishes, when a day has passed, then it is gone, at Stripe too', async () => {
    const { id: customerId } = await aCustomer(world);
    const { body } = await world.post('/payment-methods/setup', { customerId, type: 'card' });
    const setup = setupOf(body);
    await world.pass(86_400_000);
    await world.sweep();
    expect(await methodOf(world, body.id)).toMatchObject({ status: 'removed', step: null });
    expect(await stripeOf(world).setupIntents.retrieve(setup)).toMatchObject({ status: 'canceled' });
    expect((await world.post(`/payment-methods/${body.id}/confirm`)).body.code).toBe('illegal-transition');
  });
});
