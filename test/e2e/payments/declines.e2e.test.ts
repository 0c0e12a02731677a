import { aCharge, card } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('declined payments', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  it.each([
    ['chargeDeclined', 'card-declined', 'soft', true],
    ['chargeDeclinedInsufficientFunds', 'insufficient-funds', 'soft', true],
    ['chargeDeclinedLostCard', 'lost-or-stolen', 'hard', false],
    ['chargeDeclinedStolenCard', 'lost-or-stolen', 'hard', false],
    ['chargeDeclinedExpiredCard', 'expired-card', 'hard', false],
    ['chargeDeclinedIncorrectCvc', 'incorrect-cvc', 'soft', true],
    ['chargeDeclinedProcessingError', 'processing-error', 'transient', true],
    ['chargeDeclinedVelocityLimitExceeded', 'limit-exceeded', 'soft', true],
    ['radarBlock', 'suspected-fraud', 'hard', false],
  ])(
    '402: given the card %s, when it is charged, then it failed as %s (%s)',
    async (name, code, category, retryable) => {
      const { status, body } = await world.post('/payments/charge', aCharge({ paymentMethod: card(name) }));
      expect({ status, code: body.code }).toEqual({ status: 402, code: 'payment-declined' });
      expect(body.payment).toMatchObject({
        status: 'failed',
        capturedAmount: 0,
        failure: { code, category, retryable, message: expect.any(String), providerCode: expect.any(String) },
        fees: { platform: 0, gateway: 0, net: 0 },
        paymentMethod: { last4: expect.stringMatching(/^\d{4}$/) },
      });
      expect(body.detail).toBe(body.payment.failure.message);
      expect(await world.payment(body.payment.id)).toEqual(body.payment);
      const taken = (await world.ledger(body.payment.id)).filter((entry) => entry.status === 'succeeded');
      expect(taken).toEqual([]);
    },
  );

  it('402: given a token that Stripe does not know, when it is charged, then the method is invalid', async () => {
    const { status, body } = await world.post(
      '/payments/charge',
      aCharge({ paymentMethod: card('nobodyKnows') }),
    );
    expect(status).toBe(402);
    expect(body.payment.failure).toMatchObject({ code: 'invalid-account', category: 'hard' });
  });

  it('402: given a decline, when the request is repeated with its key, then it is the same decline, replayed', async () => {
    const asked = aCharge({ paymentMethod: card('chargeDeclined') });
    const first = await world.post('/payments/charge', asked, { key: 'declined-once' });
    const second = await world.post('/payments/charge', asked, { key: 'declined-once' });
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect({ ...second.body, requestId: '' }).toEqual({ ...first.body, requestId: '' });
    expect(second.status).toBe(402);
  });

  it('201: given a decline, when another card is charged for the same order, then it is a payment of its own', async () => {
    const failed = await world.post(
      '/payments/charge',
      aCharge({ orderId: 'order-again', paymentMethod: card('chargeDeclined') }),
    );
    const paid = await world.charged({ orderId: 'order-again' });
    const { body } = await world.get('/orders/order-again/payments');
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([paid.id, failed.body.payment.id]);
  });
});
