import { aPayment, openPaypalWorld, type PaypalWorld, saved } from './paypal-world.ts';

let world: PaypalWorld;
beforeAll(async () => {
  world = await openPaypalWorld();
});
afterAll(() => world.dispose());

describe('paying at PayPal', () => {
  it('given a charge, when the payer approves it there, then its webhook completes the payment, with the real fee', async () => {
    const { id, payment } = await world.waiting({ orderId: 'order-1', description: 'A hat' });
    expect(payment).toMatchObject({
      gateway: 'paypal',
      providerPaymentId: expect.any(String),
      paymentMethod: { type: 'paypal' },
      fees: { gateway: 398, gatewayIsEstimate: true },
    });
    const link = await fetch(`${world.url}/pay/${id}`, { redirect: 'manual' });
    expect([link.status, link.headers.get('location')]).toEqual([302, payment.nextAction.url]);
    await world.payer(id);
    expect(await world.becomes(id, 'completed')).toMatchObject({
      capturedAmount: 10_000,
      nextAction: null,
      fees: { gateway: 398, gatewayIsEstimate: false },
    });
    expect(await world.movements(id)).toEqual(['charge 10000']);
  });

  it('given an approval, when the shop confirms at the same moment and twice, then the money is taken once', async () => {
    const { id, page } = await world.waiting();
    await world.payer(id, 'pay', page);
    const answers = await Promise.all([
      world.post(`/payments/${id}/confirm`),
      world.post(`/payments/${id}/confirm`),
    ]);
    // Whoever comes second may find that the first is being worked on, or is done.
    for (const { status } of answers) expect([200, 201, 202, 409]).toContain(status);
    await world.becomes(id, 'completed');
    expect(await world.movements(id)).toEqual(['charge 10000']);
  });

  it('given a payer who turns back, when the shop cancels, then nothing can be taken any more, even if they approve', async () => {
    const { id, page } = await world.waiting();
    await world.payer(id, 'cancel');
    expect(await world.payment(id)).toMatchObject({ status: 'requires_action' });
    const confirmed = await world.post(`/payments/${id}/confirm`);
    expect(confirmed.body).toMatchObject({ status: 'requires_action', nextAction: { url: page } });
    expect((await world.post(`/payments/${id}/cancel`)).body.status).toBe('cancelled');
    await world.payer(id, 'pay', page);
    await world.settle();
    expect((await world.payment(id)).status).toBe('cancelled');
    expect(await world.movements(id)).toEqual([]);
  });

  it('given money that PayPal declines, when it is taken, then the payer is sent back and may pay otherwise', async () => {
    const { id, page } = await world.waiting();
    await world.payer(id, 'pay', `${page}&funding=declined`);
    const again = await world.post(`/payments/${id}/confirm`);
    expect([200, 201, 202, 409]).toContain(again.status);
    await world.settle();
    expect(await world.payment(id)).toMatchObject({ status: 'requires_action', nextAction: { url: page } });
    await world.payer(id, 'pay', page);
    await world.becomes(id, 'completed');
    expect(await world.movements(id)).toEqual(['charge 10000']);
  });

  it('given a payer who never comes, when six hours are over, then the payment is cancelled', async () => {
    const { id } = await world.waiting();
    await world.pass(6 * 3_600_000 + 1_000);
    await world.settle();
    expect((await world.payment(id)).status).toBe('cancelled');
    expect(await world.movements(id)).toEqual([]);
  });

  it("given an intent, when PayPal's browser code has shown its order and the payer approved, then it is taken without the browser", async () => {
    const { status, body } = await world.post('/payments/intents', aPayment());
    expect([status, body.status]).toEqual([201, 'pending']);
    expect(body.clientSecret).toBe(body.providerPaymentId);
    await world.payer(body.id);
    await world.becomes(body.id, 'completed');
    expect(await world.movements(body.id)).toEqual(['charge 10000']);
  });
});

describe('charging a saved PayPal account', () => {
  it('given a token, when it is charged, then the payment is completed at once', async () => {
    const { id, fees } = await world.paid();
    expect(fees).toMatchObject({ gateway: 398, gatewayIsEstimate: false });
    expect(await world.movements(id)).toEqual(['charge 10000']);
  });

  it('given a token that is declined, when it is charged, then 402 says why', async () => {
    const { status, body } = await world.post(
      '/payments/charge',
      aPayment({ paymentMethod: saved('declined') }),
    );
    expect(status).toBe(402);
    expect(body.payment).toMatchObject({
      status: 'failed',
      failure: { code: 'card-declined', category: 'soft', providerCode: '0500' },
    });
  });

  it('given a review, when it ends well or badly, then the payment follows', async () => {
    for (const [name, ending] of [
      ['pending', 'completed'],
      ['denied', 'failed'],
    ] as const) {
      const { status, body } = await world.post('/payments/charge', aPayment({ paymentMethod: saved(name) }));
      expect([status, body.status]).toEqual([202, 'processing']);
      await world.pass(60_000);
      await world.becomes(body.id, ending);
    }
  });

  it.each([
    [{ currency: 'UZS' }, 422, 'currency-not-supported'],
    [{ currency: 'HUF', amount: 10_050 }, 402, 'payment-declined'],
  ])(
    'given an amount that PayPal has no words for (%j), when it is charged, then it is refused',
    async (changes, ...expected) => {
      const { status, body } = await world.post('/payments/charge', aPayment(changes));
      expect([status, body.code]).toEqual(expected);
    },
  );
});
