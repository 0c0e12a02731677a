import { openWorld, type World } from '#test/support/world';

describe('POST /payments/:id/cancel', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const cancel = (id: string, key?: string) =>
    world.post(`/payments/${id}/cancel`, {}, key === undefined ? {} : { key });

  it('200: given an authorization, when it is cancelled, then the provider lets the money go', async () => {
    const { id } = await world.authorized();
    const { status, body } = await cancel(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'cancelled', capturedAmount: 0, completedAt: null });
    expect(body.fees).toMatchObject({ platform: 0, gateway: 0, net: 0 });
    expect(await world.ledger(id)).toMatchObject([{ kind: 'void', amount: 10_000, status: 'succeeded' }]);
    expect((await world.post(`/payments/${id}/capture`)).status).toBe(409);
  });

  it('200: given an intent nobody confirmed, when it is cancelled, then it cannot be confirmed any more', async () => {
    const intent = await world.post('/payments/intents', { amount: 500, currency: 'EUR' });
    const { status, body } = await cancel(intent.body.id);
    expect({ status, is: body.status }).toEqual({ status: 200, is: 'cancelled' });
    const confirmed = await world.post(`/payments/${body.id}/confirm`, {
      paymentMethod: { type: 'card', token: 'pm_card_visa' },
    });
    expect(confirmed.status).toBe(409);
    expect((await world.ledger(body.id)).filter(({ kind }) => kind === 'charge')).toEqual([]);
  });

  it('200: given a cancellation, when it is repeated with its key, then the answer is the same', async () => {
    const { id } = await world.authorized();
    const first = await cancel(id, 'cancel-once');
    const second = await cancel(id, 'cancel-once');
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect((await cancel(id)).status).toBe(409);
  });

  it('409: given money that was taken, when it is cancelled, then it must be refunded instead', async () => {
    const { id } = await world.charged();
    expect((await cancel(id)).body).toMatchObject({ status: 409, code: 'illegal-transition' });
    expect(await world.payment(id)).toMatchObject({ status: 'completed' });
  });
});
