import { aCharge, card } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

const manyKeys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`key-${n}`, 'value']));

describe('POST /payments/charge', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  it('201: given a card that works, when it is charged, then the money is taken and the answer says all about it', async () => {
    const asked = aCharge({
      orderId: 'order-4711',
      gateway: 'stripe',
      description: 'A pair of shoes',
      metadata: { basket: '17' },
    });
    const { status, body, headers } = await world.post('/payments/charge', asked);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^pay_[0-9A-Z]{26}$/),
      number: expect.stringMatching(/^P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      status: 'completed',
      amount: 10_000,
      currency: 'USD',
      authorizedAmount: 10_000,
      capturedAmount: 10_000,
      refundedAmount: 0,
      captureMethod: 'automatic',
      orderId: 'order-4711',
      gateway: 'stripe',
      providerPaymentId: expect.stringMatching(/^pi_/),
      paymentMethod: { id: null, type: 'card', brand: 'visa', last4: '4242' },
      failure: null,
      nextAction: null,
      disputeStatus: null,
      metadata: { basket: '17' },
      completedAt: expect.any(String),
    });
    expect(body.timeline).toMatchObject([
      { status: 'pending', cause: 'created' },
      { status: 'processing', cause: 'requested' },
      { status: 'completed', cause: 'gateway-reply' },
    ]);
    expect(body.attempts).toMatchObject([
      { number: 1, gateway: 'stripe', operation: 'charge', outcome: 'approved' },
    ]);
    expect(headers).not.toHaveProperty('idempotent-replayed');
    expect(await world.ledger(body.id)).toMatchObject([
      { kind: 'charge', amount: 10_000, currency: 'USD', status: 'succeeded' },
    ]);
    expect(await world.payment(body.id)).toEqual(body);
  });

  it('201: given another brand, when it is charged, then the answer shows what was paid with and no token', async () => {
    const body = await world.charged({ paymentMethod: card('amex') });
    expect(body.paymentMethod).toMatchObject({ brand: 'amex', last4: '0005' });
    expect(JSON.stringify(body)).not.toContain('pm_card');
  });

  it('202: given a bank debit, when it is charged, then it is processing until the bank has said yes', async () => {
    const asked = aCharge({ paymentMethod: { type: 'us_bank_account', token: 'pm_usBankAccount_success' } });
    const { status, body } = await world.post('/payments/charge', asked);
    expect({ status, is: body.status }).toEqual({ status: 202, is: 'processing' });
    await world.settle();
    expect(await world.payment(body.id)).toMatchObject({ status: 'completed', capturedAmount: 10_000 });
    expect(await world.ledger(body.id)).toMatchObject([{ kind: 'charge', status: 'succeeded' }]);
  });

  it.each([
    ['a gateway nobody has', { gateway: 'acme-pay' }, 'gateway-unknown'],
    [
      'a method the gateway does not take',
      { gateway: 'stripe', paymentMethod: { type: 'payme' } },
      'method-not-supported',
    ],
    ['a card without a token', { paymentMethod: { type: 'card' } }, 'payment-method-needs-token'],
    ['no method', { paymentMethod: undefined }, 'invalid-request'],
    ['a field nobody knows', { tip: 5 }, 'invalid-request'],
    ['51 keys of metadata', { metadata: manyKeys(51) }, 'invalid-request'],
    ['an order id that is too long', { orderId: 'x'.repeat(65) }, 'invalid-request'],
  ])(
    '422: given %s, when it is charged, then it is refused before Stripe hears of it',
    async (_what, wrong, code) => {
      const before = await world.ledger();
      const { status, body, headers } = await world.post('/payments/charge', aCharge(wrong));
      expect({ status, code: body.code }).toEqual({ status: 422, code });
      expect(headers['content-type']).toMatch('application/problem+json');
      expect(await world.ledger()).toEqual(before);
    },
  );
});
