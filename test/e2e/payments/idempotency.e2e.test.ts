import { aCharge, admin, customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('Idempotency-Key', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const charge = (key: string | null, changes: object = {}, as = admin) =>
    world.post('/payments/charge', aCharge(changes as Record<string, unknown>), { key, as });

  it.each(['charge', 'authorize', 'intents'])(
    '400: given no key, when POST /payments/%s comes, then it is required',
    async (path) => {
      const { status, body } = await world.post(`/payments/${path}`, aCharge(), { key: null });
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'idempotency-key-required' });
    },
  );

  it.each(['capture', 'cancel', 'confirm', 'refunds'])(
    '400: given no key, when POST /payments/:id/%s comes, then it is required',
    async (path) => {
      const { id } = await world.authorized();
      const { status, body } = await world.post(`/payments/${id}/${path}`, {}, { key: null });
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'idempotency-key-required' });
      expect(await world.payment(id)).toMatchObject({ status: 'authorized' });
    },
  );

  it.each(['two words', 'x'.repeat(256), 'ключ'])(
    '400: given the key %o, when it comes, then it is no key',
    async (key) => {
      const encoded = Buffer.from(key, 'utf8').toString('latin1');
      expect((await charge(encoded)).body).toMatchObject({ status: 400, code: 'idempotency-key-invalid' });
    },
  );

  it('201: given a key of 255 visible characters, when it comes twice, then there is one charge and the second says so', async () => {
    const key = '~'.repeat(255);
    const [first, second] = [await charge(key), await charge(key)];
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(await world.ledger(first.body.id)).toHaveLength(1);
  });

  it('201: given the same body in another order, when it comes again, then it is the same request', async () => {
    const { amount, currency, paymentMethod } = aCharge();
    const first = await world.post(
      '/payments/charge',
      { amount, currency, paymentMethod },
      { key: 'order-of-fields' },
    );
    const second = await world.post(
      '/payments/charge',
      { paymentMethod, currency, amount },
      { key: 'order-of-fields' },
    );
    expect(second.body).toEqual(first.body);
  });

  it('422: given a key, when it comes with another body, path or payment, then it was used for something else', async () => {
    await charge('used');
    const { id } = await world.authorized();
    const other = await world.authorized({}, { key: 'held-other' });
    const reused = { status: 422, code: 'idempotency-key-reused' };
    expect((await charge('used', { amount: 1 })).body).toMatchObject(reused);
    expect((await world.post('/payments/authorize', aCharge(), { key: 'used' })).body).toMatchObject(reused);
    expect((await world.post(`/payments/${id}/capture`, {}, { key: 'used' })).body).toMatchObject(reused);
    await world.post(`/payments/${other.id}/capture`, { amount: 1 }, { key: 'captured' });
    expect(
      (await world.post(`/payments/${id}/capture`, { amount: 1 }, { key: 'captured' })).body,
    ).toMatchObject(reused);
    expect(
      (await world.post(`/payments/${other.id}/capture`, { amount: 2 }, { key: 'captured' })).body,
    ).toMatchObject(reused);
    expect(await world.payment(id)).toMatchObject({ status: 'authorized' });
  });

  it('422: given the key of another customer, when the same body is sent, then their payment is not shown', async () => {
    const first = await charge('ann-s-key', {}, customer('ann'));
    expect(first.status).toBe(201);
    const { status, body } = await charge('ann-s-key', {}, customer('ben'));
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency-key-reused' });
    expect(body.payment).toBeUndefined();
  });

  it('201: given two tenants with the same key, when both charge, then each has a payment of its own', async () => {
    const ours = await charge('shared-key');
    const theirs = await charge('shared-key', {}, { ...admin, tenant: 'globex' });
    expect([ours.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(ours.body.id);
  });

  it('201: given a request refused before any provider was asked, when it comes corrected with its key, then it counts', async () => {
    expect((await charge('corrected', { currency: 'XXQ' })).status).toBe(422);
    expect((await charge('corrected')).status).toBe(201);
  });

  it('201: given a key, when it comes again after a day, then it is still remembered', async () => {
    const first = await charge('a-day-ago');
    await world.pass(86_400_000);
    const second = await charge('a-day-ago');
    expect(second.body.id).toBe(first.body.id);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });
});
