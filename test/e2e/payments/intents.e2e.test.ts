import { card } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('POST /payments/intents and /confirm', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const anIntent = async (changes: object = {}) => {
    const { status, body } = await world.post('/payments/intents', {
      amount: 2_500,
      currency: 'USD',
      ...changes,
    });
    expect(status).toBe(201);
    return body;
  };
  const confirm = (id: string, name?: string, key?: string) =>
    world.post(
      `/payments/${id}/confirm`,
      name === undefined ? {} : { paymentMethod: card(name) },
      key === undefined ? {} : { key },
    );

  it('201: given nothing to pay with yet, when an intent is made, then the browser gets a secret and no money moves', async () => {
    const intent = await anIntent();
    expect(intent).toMatchObject({ status: 'pending', capturedAmount: 0 });
    expect(intent.clientSecret).toMatch(new RegExp(`^${intent.providerPaymentId}_secret_`));
    expect(await world.ledger(intent.id)).toEqual([]);
  });

  it('200: given an intent, when it is confirmed with a card, then it is completed', async () => {
    const { id } = await anIntent();
    const { status, body } = await confirm(id, 'visa', 'confirm-once');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'completed',
      capturedAmount: 2_500,
      paymentMethod: { last4: '4242' },
    });
    const again = await confirm(id, 'visa', 'confirm-once');
    expect([again.status, again.body]).toEqual([200, body]);
    expect(await world.ledger(id)).toHaveLength(1);
  });

  it('200: given a manual intent, when it is confirmed, then the money is only held', async () => {
    const { id } = await anIntent({ captureMethod: 'manual' });
    expect((await confirm(id, 'visa')).body).toMatchObject({ status: 'authorized', authorizedAmount: 2_500 });
    expect((await world.post(`/payments/${id}/capture`)).body).toMatchObject({ status: 'completed' });
  });

  it('402: given an intent, when the card is declined, then the payment has failed', async () => {
    const { id } = await anIntent();
    const { status, body } = await confirm(id, 'chargeDeclinedInsufficientFunds');
    expect({ status, code: body.code }).toEqual({ status: 402, code: 'payment-declined' });
    expect(body.payment).toMatchObject({ id, status: 'failed', failure: { code: 'insufficient-funds' } });
  });

  it('200: given a card with 3-D Secure, when the customer passes, then it is completed with one charge', async () => {
    const { id } = await anIntent({ returnUrl: 'https://shop.test/back' });
    const asked = await confirm(id, 'threeDSecure2Required');
    expect(asked.body).toMatchObject({ status: 'requires_action', nextAction: { type: 'redirect' } });
    expect(await world.ledger(id)).toEqual([]);
    await world.completeAction(id, 'succeeded');
    const { status, body } = await confirm(id);
    expect({ status, is: body.status, action: body.nextAction }).toEqual({
      status: 200,
      is: 'completed',
      action: null,
    });
    expect(await world.ledger(id)).toMatchObject([{ kind: 'charge', amount: 2_500 }]);
  });

  it('402: given a card with 3-D Secure, when the customer fails, then the payment has failed', async () => {
    const charged = await world.post('/payments/charge', {
      amount: 2_500,
      currency: 'USD',
      paymentMethod: card('threeDSecure2Required'),
    });
    expect(charged.status).toBe(201);
    expect(charged.body).toMatchObject({ status: 'requires_action', nextAction: { type: 'browser-sdk' } });
    await world.completeAction(charged.body.id, 'failed');
    const { status, body } = await confirm(charged.body.id);
    expect({ status, code: body.code }).toEqual({ status: 402, code: 'payment-declined' });
    expect(body.payment).toMatchObject({
      status: 'failed',
      nextAction: null,
      failure: { code: 'authentication-failed', category: 'action' },
    });
    expect(await world.ledger(charged.body.id)).toEqual([]);
  });

  it('409: given a completed payment, when it is confirmed, then there is nothing to confirm', async () => {
    const { id } = await world.charged();
    expect((await confirm(id, 'visa')).body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });
});
