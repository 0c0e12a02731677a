import { aCharge, admin, customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard, setupOf } from './saved.ts';

const ann = customer('user_ann');
const saved = (id: string, is: object = {}) => aCharge({ paymentMethod: { id }, ...is });

describe('paying with a saved method', () => {
  let world: World;
  let customerId: string;
  let visa: string;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    customerId = (await aCustomer(world, {}, ann)).id;
    visa = (await aSavedCard(world, {}, ann)).id;
  });
  afterAll(() => world.dispose());

  it('201: given a saved card, when it is charged again and again, then each payment says what was paid with and by whom', async () => {
    for (const as of [admin, ann]) {
      const { status, body } = await world.post('/payments/charge', saved(visa), { as });
      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          status: 'completed',
          customerId,
          gateway: 'stripe',
          paymentMethod: {
            id: visa,
            type: 'card',
            brand: 'visa',
            last4: '4242',
            expMonth: expect.any(Number),
          },
        },
      });
      expect((await world.get(`/payments/${body.id}`, { as: ann })).status).toBe(200);
      expect(await world.ledger(body.id)).toHaveLength(1);
    }
    expect((await world.get(`/payments?customerId=${customerId}`)).body.data).toHaveLength(2);
  });

  it('201: given a saved card, when money is held and captured, then that works as with any card', async () => {
    const held = await world.authorized({ paymentMethod: { id: visa } });
    const { body } = await world.post(`/payments/${held.id}/capture`, { amount: 4_000 });
    expect(body).toMatchObject({ status: 'completed', capturedAmount: 4_000, paymentMethod: { id: visa } });
  });

  it('200: given an intent, when it is confirmed with a saved card, then it is paid with that', async () => {
    const { body: intent } = await world.post(
      '/payments/intents',
      { amount: 500, currency: 'USD' },
      { as: ann },
    );
    const confirming = { paymentMethod: { id: visa } };
    const { status, body } = await world.post(`/payments/${intent.id}/confirm`, confirming, {
      as: ann,
      key: 'confirm-saved',
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'completed', paymentMethod: { id: visa, last4: '4242' } },
    });
    const again = await world.post(`/payments/${intent.id}/confirm`, confirming, {
      as: ann,
      key: 'confirm-saved',
    });
    expect(again.body).toEqual(body);
  });

  it('422: given a method that is foreign or nobody’s, when it is charged, then it is unknown', async () => {
    const { id: foreign } = await aSavedCard(world, {}, customer('user_bob'));
    const unknown = { status: 422, code: 'payment-method-unknown' };
    const refusal = async (id: string, as = ann, is = {}) =>
      (await world.post('/payments/charge', saved(id, is), { as })).body;
    expect(await refusal(foreign)).toMatchObject(unknown);
    expect(await refusal('pm_01JD3M2X7QK8V5N4B6C9ZTRWYE')).toMatchObject(unknown);
    expect(await refusal(visa, { ...admin, tenant: 'globex' })).toMatchObject(unknown);
    expect(await refusal(foreign, admin, { customerId })).toMatchObject(unknown);
    const { body: intent } = await world.post(
      '/payments/intents',
      { amount: 500, currency: 'USD' },
      { as: ann },
    );
    const confirming = { paymentMethod: { id: foreign } };
    expect((await world.post(`/payments/${intent.id}/confirm`, confirming, { as: ann })).body).toMatchObject(
      unknown,
    );
    expect((await world.get('/payments?status=failed')).body.data).toEqual([]);
  });

  it('422: given a method that waits for its customer, or is removed, when it is charged, then it is not active', async () => {
    const waiting = await aSavedCard(world, { token: 'pm_card_authenticationRequiredOnSetup' }, ann);
    const gone = await aSavedCard(world, {}, ann);
    const key = 'before-it-was-removed';
    const paid = await world.post('/payments/charge', saved(gone.id), { key });
    await world.delete(`/payment-methods/${gone.id}`);
    for (const { id } of [waiting, gone])
      expect((await world.post('/payments/charge', saved(id))).body).toMatchObject({
        status: 422,
        code: 'payment-method-not-active',
      });
    const again = await world.post('/payments/charge', saved(gone.id), { key });
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: paid.body });
  });

  it.each([
    [
      'paymentMethod.token',
      { paymentMethod: { id: 'pm_01JD3M2X7QK8V5N4B6C9ZTRWYE', token: 'pm_card_visa' } },
    ],
    ['paymentMethod.type', { paymentMethod: {} }],
    ['paymentMethod.type', { paymentMethod: { token: 'pm_card_visa' } }],
    ['paymentMethod.id', { paymentMethod: { id: 'pm_card_visa' } }],
  ])('422: given %s as it may not be, when it is charged, then the field is named', async (path, is) => {
    const { status, body } = await world.post('/payments/charge', aCharge(is));
    expect({ status, paths: body.issues.map((issue: { path: string }) => issue.path) }).toEqual({
      status: 422,
      paths: [path],
    });
  });

  it('422: given another type than it has, or another gateway than it is kept at, when it is charged, then it is refused', async () => {
    const typed = (type: string) => aCharge({ paymentMethod: { id: visa, type } });
    expect((await world.post('/payments/charge', typed('card'))).status).toBe(201);
    expect((await world.post('/payments/charge', typed('sepa_debit'))).body).toMatchObject({
      code: 'payment-method-type-differs',
    });
    expect((await world.post('/payments/charge', saved(visa, { gateway: 'manual' }))).status).toBe(422);
  });

  it('402: given a customer who is away, when the bank wants them, then it declines; and else it pays', async () => {
    const away = { offSession: true };
    expect((await world.post('/payments/charge', saved(visa, away))).status).toBe(201);
    const strict = await aSavedCard(world, { token: 'pm_card_authenticationRequired' }, ann);
    await world.completeAction(setupOf(strict), 'succeeded');
    await world.post(`/payment-methods/${strict.id}/confirm`, {}, { as: ann });
    const declined = await world.post('/payments/charge', saved(strict.id, away));
    expect(declined.body).toMatchObject({
      status: 402,
      code: 'payment-declined',
      payment: { failure: { code: 'authentication-required', category: 'action' } },
    });
    const present = await world.post('/payments/charge', saved(strict.id));
    expect(present.body).toMatchObject({ status: 'requires_action' });
  });

  it('422: given who may not say that the customer is away, or nothing saved, when they do, then it is refused', async () => {
    const refused = { status: 422, code: 'off-session-not-possible' };
    const away = { offSession: true };
    expect((await world.post('/payments/charge', saved(visa, away), { as: ann })).body).toMatchObject(
      refused,
    );
    expect((await world.post('/payments/charge', aCharge(away))).body).toMatchObject(refused);
    const intent = { amount: 500, currency: 'USD', ...away, paymentMethod: { id: visa } };
    expect((await world.post('/payments/intents', intent)).body).toMatchObject(refused);
  });

  it('201: given a customer of ours by name, when an admin charges for them, then they see it; other names stay names', async () => {
    const theirs = await world.charged({ customerId });
    expect((await world.get(`/payments/${theirs.id}`, { as: ann })).body).toMatchObject({ customerId });
    const named = await world.charged({ customerId: 'cus_other' });
    expect((await world.get(`/payments/${named.id}`, { as: customer('cus_other') })).status).toBe(200);
    const unknown = await world.charged({ customerId: 'cus_01JD3M2X7QK8V5N4B6C9ZTRWYE' });
    expect(unknown.customerId).toBe('cus_01JD3M2X7QK8V5N4B6C9ZTRWYE');
    const own = await world.post('/payments/charge', aCharge({ customerId }), { as: ann });
    expect({ status: own.status, body: own.body }).toMatchObject({ status: 201, body: { customerId } });
    const foreign = await world.post('/payments/charge', aCharge({ customerId }), {
      as: customer('user_bob'),
    });
    expect(foreign.body).toMatchObject({ status: 422, code: 'customer-not-yours' });
  });

  it('202: given a provider that executes and stays silent, when a saved card is charged, then it is charged once', async () => {
    await world.fault({ mode: 'timeout-after', operation: 'charge' });
    const { status, body } = await world.post('/payments/charge', saved(visa, { offSession: true }));
    expect({ status, body }).toMatchObject({ status: 202, body: { status: 'processing' } });
    await world.settle();
    expect(await world.payment(body.id)).toMatchObject({ status: 'completed', paymentMethod: { id: visa } });
    expect(await world.ledger(body.id)).toHaveLength(1);
  });
});
