import { card } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('POST /payments/:id/refunds', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const refund = (id: string, body: object = {}, key?: string) =>
    world.post(`/payments/${id}/refunds`, body, key === undefined ? {} : { key });

  it('201: given a charge, when all of it is refunded, then it is refunded and the platform fee comes back', async () => {
    const { id } = await world.charged();
    const { status, body } = await refund(id, { reason: 'wrong size' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^ref_/),
      number: expect.stringMatching(/^R-/),
      paymentId: id,
      amount: 10_000,
      currency: 'USD',
      reason: 'wrong size',
      status: 'completed',
      providerRefundId: expect.stringMatching(/^re_/),
      failure: null,
      completedAt: expect.any(String),
    });
    const payment = await world.payment(id);
    expect(payment).toMatchObject({ status: 'refunded', capturedAmount: 10_000, refundedAmount: 10_000 });
    expect(payment.fees).toMatchObject({ platform: 300, platformReturned: 300, gateway: 320, net: -320 });
    expect(await world.ledger(body.id)).toMatchObject([
      { kind: 'refund', amount: 10_000, status: 'succeeded' },
    ]);
    expect((await world.get(`/refunds/${body.id}`)).body).toEqual(body);
  });

  it('201: given a charge, when it is refunded in parts, then they add up to exactly what was taken', async () => {
    const { id } = await world.charged();
    expect((await refund(id, { amount: 2_500 })).status).toBe(201);
    expect(await world.payment(id)).toMatchObject({
      status: 'partially_refunded',
      refundedAmount: 2_500,
      fees: { platform: 300, platformReturned: 75, gateway: 320, net: 6_955 },
    });
    expect((await refund(id, { amount: 2_500 })).status).toBe(201);
    const over = await refund(id, { amount: 5_001 });
    expect({ status: over.status, code: over.body.code }).toEqual({
      status: 422,
      code: 'refund-exceeds-captured',
    });
    expect(over.body.detail).toContain('5000 minor units of USD');
    const rest = await refund(id);
    expect(rest.body).toMatchObject({ amount: 5_000, status: 'completed' });
    expect(await world.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: 10_000 });
    const { body } = await world.get(`/refunds?paymentId=${id}`);
    expect(body.data.map(({ amount }: { amount: number }) => amount)).toEqual([5_000, 2_500, 2_500]);
  });

  it('409: given an authorization, when it is refunded, then there is nothing to give back', async () => {
    const { id } = await world.authorized();
    expect((await refund(id)).body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });

  it('422: given a full refund, when another is asked for, then nothing is left', async () => {
    const { id } = await world.charged();
    await refund(id);
    expect((await refund(id, { amount: 1 })).body).toMatchObject({
      status: 422,
      code: 'refund-exceeds-captured',
    });
  });

  it('422: given a partial capture, when more than it is refunded, then it is refused', async () => {
    const { id } = await world.authorized();
    await world.post(`/payments/${id}/capture`, { amount: 4_000 });
    expect((await refund(id, { amount: 4_001 })).status).toBe(422);
    expect((await refund(id, { amount: 4_000 })).status).toBe(201);
    expect(await world.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: 4_000 });
  });

  it('201: given a refund, when it is repeated with its key, then money goes back once', async () => {
    const { id } = await world.charged();
    const first = await refund(id, { amount: 1_000 }, 'refund-once');
    const second = await refund(id, { amount: 1_000 }, 'refund-once');
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(await world.payment(id)).toMatchObject({ refundedAmount: 1_000 });
    expect(await world.ledger(first.body.id)).toHaveLength(1);
  });

  it('202: given a card whose refunds take days, when it is refunded, then it completes by itself', async () => {
    const { id } = await world.charged({ paymentMethod: card('pendingRefund') });
    const { status, body } = await refund(id);
    expect(status).toBe(202);
    expect(await world.payment(id)).toMatchObject({ status: 'completed', refundedAmount: 0 });
    await world.settle();
    expect((await world.get(`/refunds/${body.id}`)).body).toMatchObject({ status: 'completed' });
    expect(await world.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: 10_000 });
  });

  it('201: given a bank that sends a refund back, when its webhook comes, then the money counts as ours again', async () => {
    const failing = await openWorld();
    const { id } = await failing.charged({ paymentMethod: card('refundFail') });
    const { body } = await failing.post(`/payments/${id}/refunds`);
    expect(body).toMatchObject({ status: 'completed' });
    const worker = await failing.startWorker();
    await failing.pass(3_600_000);
    await worker.stop();
    await failing.settle();
    expect((await failing.get(`/refunds/${body.id}`)).body).toMatchObject({
      status: 'failed',
      failure: { code: 'invalid-account' },
    });
    expect(await failing.payment(id)).toMatchObject({ status: 'completed', refundedAmount: 0 });
    await failing.dispose();
  });
});
