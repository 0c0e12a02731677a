import { openWorld, type World } from '#test/support/world';

describe('refunds by hand', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const paid = async (): Promise<string> => {
    const { body } = await world.post('/payments/charge', {
      amount: 10_000,
      currency: 'UZS',
      paymentMethod: { type: 'cash_on_delivery' },
    });
    await world.post(`/admin/payments/${body.id}/approve`, { note: 'the courier has it' }, { key: null });
    return body.id as string;
  };
  const refund = (id: string, amount?: number, options: object = {}) =>
    world.post(`/payments/${id}/refunds`, amount === undefined ? {} : { amount }, options);
  const record = (id: string, outcome: 'completed' | 'failed', body: object = {}) =>
    world.post(
      `/admin/refunds/${id}/record`,
      { outcome, note: 'paid out at the counter', evidence: 'receipt 12', ...body },
      { key: null },
    );

  it('202: given a cash payment, when a part is refunded, then it waits for a person and the share is set aside', async () => {
    const id = await paid();
    const { status, body } = await refund(id, 4_000);
    expect(status).toBe(202);
    expect(body).toMatchObject({ status: 'pending', awaitsPerson: true, amount: 4_000 });
    expect((await world.get(`/payments/${id}`)).body).toMatchObject({
      status: 'completed',
      refundedAmount: 0,
    });
    expect((await refund(id, 6_001)).body.code).toBe('refund-exceeds-captured');
  });

  it('200: given a refund that waits, when a person records it, then the payment agrees, part by part', async () => {
    const id = await paid();
    const first = (await refund(id, 4_000)).body;
    const { status, body } = await record(first.id, 'completed');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'completed',
      awaitsPerson: false,
      recorded: { by: 'adm_1', note: 'paid out at the counter', evidence: 'receipt 12' },
    });
    expect((await world.get(`/payments/${id}`)).body).toMatchObject({
      status: 'partially_refunded',
      refundedAmount: 4_000,
    });
    await record((await refund(id)).body.id, 'completed');
    expect((await world.get(`/payments/${id}`)).body).toMatchObject({
      status: 'refunded',
      refundedAmount: 10_000,
    });
  });

  it('recording twice changes nothing, and the opposite is refused', async () => {
    const { body } = await refund(await paid(), 4_000);
    const first = await record(body.id, 'completed');
    expect((await record(body.id, 'completed')).body).toEqual(first.body);
    expect((await record(body.id, 'failed')).body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });

  it('200: given a refund that could not be made, when that is recorded, then its share is free again', async () => {
    const id = await paid();
    const { body } = await refund(id);
    expect((await record(body.id, 'failed')).body).toMatchObject({ status: 'failed' });
    expect((await refund(id)).status).toBe(202);
  });

  it('answers a repeated request with the refund that waits', async () => {
    const id = await paid();
    const first = await refund(id, 1_000, { key: 'refund-once' });
    const again = await refund(id, 1_000, { key: 'refund-once' });
    expect(again.status).toBe(202);
    expect(again.body).toEqual(first.body);
  });
});
