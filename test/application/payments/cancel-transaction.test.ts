import { openDesk, type OpenDesk } from './open-desk.ts';

describe('cancelling a transaction', () => {
  let open: OpenDesk;
  beforeAll(async () => void (open = await openDesk()));
  afterAll(() => open.close());

  const refundsOf = (paymentId: string) =>
    open.kassa.platform.mongo.db.collection('refunds').find({ paymentId }).toArray();

  it('gives up one that was not performed; the first reason and time stay', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id);
    const first = await open.desk.cancel(providerId, 3, 'refund');
    expect(first).toMatchObject({
      ok: true,
      value: { already: false, transaction: { status: 'cancelled', reason: 3, performedAt: null } },
    });
    await open.pass(60_000);
    expect(await open.desk.cancel(providerId, 5, 'refund')).toEqual({
      ok: true,
      value: { already: true, transaction: first.ok && first.value.transaction },
    });
    expect((await open.payment(id)).status).toBe('requires_action');
    expect(await open.desk.cancel('nobody', 1, 'refund')).toEqual({ ok: false, error: 'not-found' });
  });

  it('takes all of the money of a performed one out of the books, once, however often and at once it comes', async () => {
    const id = await open.waiting();
    const { providerId } = await open.performed(id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => open.desk.cancel(providerId, 5, 'refund')),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.filter((one) => one.ok && !one.value.already)).toHaveLength(1);
    const rows = answers.map((one) => one.ok && one.value.transaction);
    expect(
      new Set(rows.map((row) => JSON.stringify(row && [row.status, row.reason, row.cancelledAt]))).size,
    ).toBe(1);
    expect(rows[0]).toMatchObject({ status: 'reversed', reason: 5, cancelledAt: expect.any(Date) });
    const payment = await open.payment(id);
    expect(payment).toMatchObject({ status: 'refunded', refunded: payment.captured });
    expect(await refundsOf(id)).toMatchObject([
      { status: 'completed', reference: `${providerId}:cancel`, reason: 'cancelled-at-the-provider' },
    ]);
    expect(await open.desk.perform(providerId)).toEqual({ ok: false, error: 'cancelled' });
    expect(await open.desk.payable(id)).toMatchObject({ standing: 'closed' });
  });

  it("refuses to take the money back where the provider's dialect does not", async () => {
    const id = await open.waiting();
    const { providerId } = await open.performed(id);
    expect(await open.desk.cancel(providerId, -5017, 'refuse')).toEqual({
      ok: false,
      error: 'cannot-be-given-back',
    });
    expect((await open.payment(id)).status).toBe('completed');
  });

  it('refuses when a part has gone back or goes back, and then the transaction stays performed', async () => {
    const id = await open.waiting();
    const { providerId } = await open.performed(id);
    await open.reserved(id, 10_000);
    for (let times = 0; times < 2; times += 1)
      expect(await open.desk.cancel(providerId, 5, 'refund')).toEqual({
        ok: false,
        error: 'cannot-be-given-back',
      });
    expect(await open.desk.find(providerId)).toMatchObject({
      status: 'performed',
      underWay: null,
      reason: null,
    });
  });

  it('counts a refund of ours over all of it, under way, as this one', async () => {
    const id = await open.waiting();
    const { providerId } = await open.performed(id);
    const refundId = await open.reserved(id, 50_000);
    expect(await open.desk.cancel(providerId, 5, 'refund')).toMatchObject({
      ok: true,
      value: { transaction: { status: 'reversed' } },
    });
    expect(await refundsOf(id)).toMatchObject([{ _id: refundId, status: 'completed' }]);
    expect(await open.payment(id)).toMatchObject({ status: 'refunded', refunds: [{ state: 'returned' }] });
  });

  it('does not give back a second time what a person gave back and wrote down', async () => {
    const id = await open.waiting();
    const { providerId } = await open.performed(id);
    const refundId = await open.reserved(id, 50_000);
    await open.recordByHand(id, refundId);
    expect(await open.desk.cancel(providerId, 5, 'refund')).toEqual({
      ok: false,
      error: 'cannot-be-given-back',
    });
  });
});
