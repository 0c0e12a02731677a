import { openClickWorld, type ClickWorld, price } from './click-world.ts';

let click: ClickWorld;
beforeAll(async () => void (click = await openClickWorld()));
afterAll(() => click.dispose());

describe('a payer on the page of Click', () => {
  it('is sent there by a link, and pays', async () => {
    const payment = await click.waiting({ returnUrl: 'https://shop.example/back?o=1', orderId: 'order-1' });
    const url = new URL(payment.nextAction?.type === 'redirect' ? payment.nextAction.url : 'x:');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      service_id: '12345',
      merchant_id: '6789',
      amount: '50000.00',
      transaction_param: payment.id,
      return_url: 'https://shop.example/back?o=1',
    });
    const { body } = await click.payer(payment.id, 'pay');
    expect(body).toMatchObject({ state: 'paid' });
    const { clickPaydocId } = body as unknown as { clickPaydocId: string };
    expect(await click.payment(payment.id)).toMatchObject({
      status: 'completed',
      capturedAmount: price,
      providerPaymentId: clickPaydocId,
      nextAction: null,
      fees: { gateway: 0, gatewayIsEstimate: true },
    });
    expect(await click.movements(payment.id)).toEqual([`charge ${price}`]);
  });

  it('may try again after an attempt that was cancelled, and after one that was left', async () => {
    const { id } = await click.waiting();
    expect((await click.payer(id, 'cancel')).body.state).toBe('cancelled');
    expect((await click.payment(id)).status).toBe('requires_action');
    expect((await click.payer(id, 'abandon')).body.state).toBe('abandoned');
    expect((await click.payer(id, 'pay')).body.state).toBe('paid');
    expect((await click.payment(id)).status).toBe('completed');
    expect(await click.movements(id)).toEqual([`charge ${price}`]);
  });

  it('pays once through answers that are lost, and requests that come twice and at once', async () => {
    await click.policy({ duplicate: 1, shuffle: true, drop: 0.3, delayMs: 0, seed: 7 });
    const payments = await Promise.all(Array.from({ length: 8 }, () => click.waiting()));
    const walks = await Promise.all(payments.map(({ id }) => click.payer(id, 'pay')));
    await click.policy({ duplicate: 0, shuffle: false, drop: 0, delayMs: 0 });
    expect(walks.map(({ body }) => body.state)).toEqual(Array(8).fill('paid'));
    for (const { id } of payments) {
      expect(await click.payment(id)).toMatchObject({ status: 'completed', capturedAmount: price });
      expect(await click.movements(id)).toEqual([`charge ${price}`]);
    }
    expect(await click.complaints()).toEqual([]);
  });

  it('gets the money back when the shop cancelled meanwhile', async () => {
    const attempt = await click.prepared();
    expect((await click.post(`/payments/${attempt.order}/cancel`)).body.status).toBe('cancelled');
    expect((await click.complete(attempt)).error).toBe(-9);
    expect((await click.prepare(attempt)).error).toBe(-9);
    expect((await click.prepare(click.anAttempt(attempt.order))).error).toBe(-9);
    expect((await click.payment(attempt.order)).status).toBe('cancelled');
    expect(await click.transaction(attempt.transId)).toMatchObject({ status: 'cancelled' });
  });
});
