import { accessToken } from '#test/sandbox/open-paypal';
import { eventually } from '#test/support/eventually';
import { type RefundBody } from '#test/support/resources';
import { aPayment, openPaypalWorld, type PaypalWorld, saved } from './paypal-world.ts';

let world: PaypalWorld;
beforeAll(async () => {
  world = await openPaypalWorld();
});
afterAll(() => world.dispose());

const dayMs = 86_400_000;
const held = async () => {
  const { id, page } = await world.waiting({}, 'authorize');
  await world.payer(id, 'pay', page);
  return world.becomes(id, 'authorized');
};
const refundedTo = (id: string, refundedAmount: number) =>
  eventually(`${id} has given back ${refundedAmount}`, async () => {
    const payment = await world.payment(id);
    return payment.refundedAmount === refundedAmount ? payment : undefined;
  });
const refundsOf = async (id: string): Promise<RefundBody[]> =>
  (await world.get(`/refunds?paymentId=${id}`)).body.data;

describe('money that is held at PayPal', () => {
  it('given a hold, when a part is captured, then the rest is released', async () => {
    const { id, authorizedAmount, captureMethod } = await held();
    expect([authorizedAmount, captureMethod]).toEqual([10_000, 'manual']);
    const captured = await world.post(`/payments/${id}/capture`, { amount: 4_000 });
    expect(captured.status).toBe(200);
    expect(captured.body).toMatchObject({
      status: 'completed',
      capturedAmount: 4_000,
      fees: { gateway: 189, gatewayIsEstimate: false },
    });
    await world.settle();
    expect(await world.movements(id)).toEqual(['capture 4000']);
    expect((await world.payment(id)).status).toBe('completed');
  });

  it('given a hold, when it is cancelled, then it is released once', async () => {
    const { id } = await held();
    const cancelled = await world.post(`/payments/${id}/cancel`);
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    await world.settle();
    expect(await world.movements(id)).toEqual(['void 10000']);
  });

  it('given a hold past its honor period, when it is captured, then it is held anew and captured', async () => {
    const { id } = await held();
    await world.pass(5 * dayMs);
    const captured = await world.post(`/payments/${id}/capture`);
    expect([captured.status, captured.body.status]).toEqual([200, 'completed']);
    await world.settle();
    expect((await world.payment(id)).status).toBe('completed');
    expect(await world.movements(id)).toEqual(['capture 10000']);
  });

  it('given a hold that nobody captures, when PayPal gives it up, then the payment is cancelled', async () => {
    const { id } = await held();
    await world.pass(30 * dayMs);
    await world.settle();
    await world.becomes(id, 'cancelled');
    expect(await world.movements(id)).toEqual(['void 10000']);
  });
});

describe('refunds at PayPal', () => {
  it('given several refunds at once, when they exceed the payment together, then PayPal is asked for no more than was paid', async () => {
    const { id } = await world.paid();
    const asked = [4_000, 4_000, 4_000].map((amount) => world.post(`/payments/${id}/refunds`, { amount }));
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 422]);
    const payment = await refundedTo(id, 8_000);
    expect(payment.status).toBe('partially_refunded');
    const rest = await world.post(`/payments/${id}/refunds`);
    expect(rest.body).toMatchObject({
      amount: 2_000,
      status: 'completed',
      providerRefundId: expect.any(String),
    });
    await world.settle();
    expect((await world.payment(id)).status).toBe('refunded');
    const ids = (await refundsOf(id)).map((refund) => refund.id);
    expect((await world.movements(...ids)).sort()).toEqual(['refund 2000', 'refund 4000', 'refund 4000']);
  });

  it.each([
    ['refund-pending', 'completed', 2_500],
    ['refund-failed', 'failed', 0],
  ])(
    'given money that goes back slowly (%s), when PayPal tells, then the refund is %s',
    async (name, status, sum) => {
      const { id } = await world.paid({ paymentMethod: saved(name) });
      const asked = await world.post(`/payments/${id}/refunds`, { amount: 2_500 });
      expect(asked.body.status).toBe('processing');
      await world.pass(60_000);
      await eventually(
        `the refund is ${status}`,
        async () => (await world.get(`/refunds/${asked.body.id}`)).body.status === status,
      );
      await refundedTo(id, sum);
    },
  );

  it('given a refund that was made at PayPal, when its webhook comes, then it is in our books too, once', async () => {
    const { id } = await world.paid();
    const url = world.sandbox.urls.paypal!;
    const [entry] = await world.book('paypal', [id]);
    const response = await fetch(`${url}/v2/payments/captures/${entry!.id}/refund`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await accessToken(url)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ amount: { currency_code: 'USD', value: '30.00' }, note_to_payer: 'Too small' }),
    });
    expect(response.status).toBe(201);
    await refundedTo(id, 3_000);
    await world.settle();
    expect(await refundsOf(id)).toMatchObject([{ amount: 3_000, reason: 'Too small', status: 'completed' }]);
  });
});

describe('what PayPal does not answer', () => {
  it.each([
    ['create', 'timeout-after', 'requires_action'],
    ['create', 'timeout-before', 'requires_action'],
    ['charge', 'timeout-after', 'completed'],
    ['charge', 'timeout-before', 'completed'],
    ['charge', 'error-500', 'completed'],
  ])(
    'given a %s that ends in %s, when we ask, then the payment is %s, once',
    async (operation, mode, status) => {
      await world.faultAt(operation, mode);
      const method = operation === 'create' ? {} : { paymentMethod: saved('ok') };
      const asked = await world.post('/payments/charge', aPayment(method));
      // The webhook may be faster than our patience ends.
      expect([201, 202]).toContain(asked.status);
      await world.settle();
      await world.becomes(asked.body.id, status);
      expect(await world.movements(asked.body.id)).toEqual(status === 'completed' ? ['charge 10000'] : []);
    },
  );

  it.each(['timeout-before', 'timeout-after', 'rate-limit', 'garbage'])(
    'given an approval whose money is taken in silence (%s), when we ask, then it was taken once',
    async (mode) => {
      const { id, page } = await world.waiting();
      await world.calm();
      await world.faultAt('confirm', mode);
      await world.payer(id, 'pay', page);
      await eventually('it was tried', async () => (await world.struck()) > 0);
      await world.settle();
      await world.becomes(id, 'completed');
      expect(await world.movements(id)).toEqual(['charge 10000']);
    },
  );
});
