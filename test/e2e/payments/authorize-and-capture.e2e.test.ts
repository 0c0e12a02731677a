import { aCharge, card } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('authorize, then capture', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const capture = (id: string, body: object = {}, key?: string) =>
    world.post(`/payments/${id}/capture`, body, key === undefined ? {} : { key });
  const capturesOf = async (id: string) =>
    (await world.ledger(id)).filter(({ kind }) => kind === 'capture').map(({ amount }) => amount);

  it('201: given a card that works, when it is authorized, then the money is held and not taken', async () => {
    const { status, body } = await world.post('/payments/authorize', aCharge());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'authorized',
      captureMethod: 'manual',
      authorizedAmount: 10_000,
      capturedAmount: 0,
      completedAt: null,
    });
    expect(await world.ledger(body.id)).toEqual([]);
  });

  it('200: given an authorization, when all of it is captured, then the provider took exactly that', async () => {
    const { id } = await world.authorized();
    const { status, body } = await capture(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'completed', capturedAmount: 10_000, authorizedAmount: 10_000 });
    expect(await capturesOf(id)).toEqual([10_000]);
  });

  it('200: given an authorization, when a part is captured, then fees follow that part and the rest is released', async () => {
    const { id } = await world.authorized();
    const { status, body } = await capture(id, { amount: 4_000 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'completed', amount: 10_000, capturedAmount: 4_000 });
    expect(body.fees).toMatchObject({ platform: 120, gateway: 146, net: 3_734 });
    expect(await capturesOf(id)).toEqual([4_000]);
    expect((await capture(id, { amount: 6_000 })).body.code).toBe('illegal-transition');
  });

  it('422: given an authorization, when more is captured, then it stays authorized', async () => {
    const { id } = await world.authorized();
    const { status, body } = await capture(id, { amount: 10_001 });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'capture-exceeds-authorization' });
    expect(body.detail).toContain('10000 minor units of USD');
    expect(await world.payment(id)).toMatchObject({ status: 'authorized' });
    expect((await capture(id)).status).toBe(200);
  });

  it.each([0, -1, 1.5, '5', Number.MAX_SAFE_INTEGER + 1])(
    '422: given an authorization, when %o is captured, then it is not an amount',
    async (amount) => {
      const { id } = await world.authorized();
      expect((await capture(id, { amount })).body).toMatchObject({ status: 422, code: 'invalid-request' });
    },
  );

  it('409: given a captured payment, when it is captured again under another key, then nothing moves', async () => {
    const { id } = await world.authorized();
    await capture(id);
    const { status, body } = await capture(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'illegal-transition' });
    expect(await capturesOf(id)).toEqual([10_000]);
  });

  it('200: given a capture, when it is repeated with its key, then the answer is the same and no money moves', async () => {
    const { id } = await world.authorized();
    const first = await capture(id, { amount: 900 }, 'capture-once');
    const second = await capture(id, { amount: 900 }, 'capture-once');
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(await capturesOf(id)).toEqual([900]);
  });

  it('409: given a payment that failed, when it is captured, then the table does not allow it', async () => {
    const declined = await world.post(
      '/payments/authorize',
      aCharge({ paymentMethod: card('chargeDeclined') }),
    );
    expect((await capture(declined.body.payment.id)).status).toBe(409);
  });

  it('404: given no such payment, when it is captured, then there is none', async () => {
    expect((await capture('pay_00000000000000000000000000')).body).toMatchObject({
      status: 404,
      code: 'not-found',
    });
  });
});
