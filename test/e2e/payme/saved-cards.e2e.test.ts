import { openPaymeWorld, type PaymeWorld, price } from './payme-world.ts';

let payme: PaymeWorld;
beforeAll(async () => {
  payme = await openPaymeWorld({ env: { GATEWAY_TIMEOUT_MS: '1500' } });
});
afterEach(() => payme.calm());
afterAll(() => payme.dispose());

const charge = (token: string, path: 'charge' | 'authorize' = 'charge') =>
  payme.post(`/payments/${path}`, {
    amount: price,
    currency: 'UZS',
    gateway: 'payme',
    paymentMethod: { type: 'card', token },
  });
const good = 'sandbox-payme-card-ok';

describe('a saved card at Payme', () => {
  it('is charged', async () => {
    const { status, body } = await charge(good);
    expect({ status, is: body.status }).toEqual({ status: 201, is: 'completed' });
    expect(body.paymentMethod).toMatchObject({ type: 'card', brand: 'uzcard', last4: '6311' });
  });
  it('is refused, with a reason', async () => {
    const { status, body } = await charge('sandbox-payme-card-poor');
    expect({ status, code: body.payment.failure.code }).toEqual({ status: 402, code: 'insufficient-funds' });
  });
  it('is needed to hold money: at the payment page it is taken at once', async () => {
    const paymentMethod = { type: 'payme' };
    const asked = { amount: price, currency: 'UZS', gateway: 'payme', orderId: 'order-held', paymentMethod };
    const { body } = await payme.post('/payments/authorize', asked);
    expect(body).toMatchObject({ status: 422, code: 'authorize-not-supported' });
    expect((await payme.get('/orders/order-held/payments')).body.data).toEqual([]);
  });
  it('is held, then charged in part', async () => {
    const { body } = await charge(good, 'authorize');
    expect(body.status).toBe('authorized');
    const captured = await payme.post(`/payments/${body.id}/capture`, { amount: 2_000_000 });
    expect(captured.body).toMatchObject({ status: 'completed', capturedAmount: 2_000_000 });
    expect(await payme.movements(body.id)).toEqual(['capture 2000000']);
  });
  it('is held, then let go', async () => {
    const { body } = await charge(good, 'authorize');
    expect((await payme.post(`/payments/${body.id}/cancel`)).body.status).toBe('cancelled');
    expect(await payme.movements(body.id)).toEqual([`void ${price}`]);
  });
  it.each([
    ['receipts.pay', 'timeout-after', 'completed'],
    ['receipts.pay', 'garbage', 'completed'],
    ['receipts.pay', 'reset-after', 'completed'],
    ['receipts.pay', 'timeout-before', 'failed'],
    ['receipts.pay', 'error-500', 'failed'],
  ] as const)(
    'after %s ends in a %s, Kassa finds out by itself that it %s',
    async (operation, mode, status) => {
      await payme.paymeFault({ operation, mode });
      const { status: answered, body } = await charge(good);
      expect(answered).toBe(202);
      await payme.settle();
      expect((await payme.payment(body.id)).status).toBe(status);
      expect(await payme.movements(body.id)).toEqual(status === 'completed' ? [`charge ${price}`] : []);
    },
  );
  it.each(['timeout-before', 'timeout-after', 'garbage', 'error-500'] as const)(
    'is charged once though its receipt was not heard of at first (%s)',
    async (mode) => {
      await payme.paymeFault({ operation: 'receipts.create', mode });
      const { status, body } = await charge(good);
      expect({ status, is: body.status }).toEqual({ status: 201, is: 'completed' });
      expect(await payme.movements(body.id)).toEqual([`charge ${price}`]);
    },
  );
  it('is certainly not charged when no receipt is ever heard of', async () => {
    await payme.paymeFault({ operation: 'receipts.create', mode: 'timeout-after', times: 20 });
    const { status, body } = await charge(good);
    expect({ status, code: body.payment?.failure.code }).toEqual({
      status: 402,
      code: 'gateway-unavailable',
    });
    await payme.settle();
    expect(await payme.movements(body.payment.id)).toEqual([]);
  });
  it('is charged once when its request is repeated after the process died', async () => {
    const asked = {
      amount: price,
      currency: 'UZS',
      gateway: 'payme',
      paymentMethod: { type: 'card', token: good },
    };
    await payme.paymeFault({ operation: 'receipts.pay', mode: 'timeout-after' });
    const first = await payme.post('/payments/charge', asked, { key: 'payme-repeat' });
    await payme.pass(60_000);
    const [second, third] = await Promise.all([
      payme.post('/payments/charge', asked, { key: 'payme-repeat' }),
      payme.post('/payments/charge', asked, { key: 'payme-repeat' }),
    ]);
    expect([second.body.id, third.body.id]).toEqual([first.body.id, first.body.id]);
    await payme.settle();
    expect((await payme.payment(first.body.id)).status).toBe('completed');
    expect(await payme.movements(first.body.id)).toEqual([`charge ${price}`]);
  });
  it('is given all back, in the time that Payme takes', async () => {
    const { body } = await charge(good);
    const { status } = await payme.post(`/payments/${body.id}/refunds`, {});
    expect(status).toBe(202);
    await payme.settle();
    expect(await payme.payment(body.id)).toMatchObject({ status: 'refunded', refundedAmount: price });
    expect(await payme.movements(body.id)).toEqual([`charge ${price}`, `refund ${price}`]);
  });
});
