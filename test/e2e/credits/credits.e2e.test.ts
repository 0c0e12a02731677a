import { type z } from 'zod';
import { type PackResource } from '#interfaces/http/credits/pack-resource';
import { admin, card } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';
import {
  balanceOf,
  bought,
  caseOf,
  consume,
  duplicateWebhooks,
  historyOf,
  refunded,
  somebody,
  visa,
} from './buying.ts';

type PackBody = z.output<typeof PackResource>;

describe('credits', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.startWorker({ sweeping: false });
  });
  afterAll(() => world.dispose());

  it('are bought with a card and are there at once, once, however often the provider tells of it', async () => {
    await duplicateWebhooks(world, 2);
    const ann = somebody();
    const packs = await world.get('/credits/packs', { as: ann });
    expect(packs.body.data.map((pack: PackBody) => [pack.id, pack.credits, pack.amount])).toEqual([
      ['cpk_small', 50, 499],
      ['cpk_medium', 200, 1_499],
      ['cpk_large', 1_000, 4_999],
    ]);
    const asked = { packId: 'cpk_medium', paymentMethod: visa };
    const { status, body } = await world.post('/credits/purchases', asked, { as: ann, key: 'buy-once' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'paid', credits: 200, amount: 1_499, currency: 'USD', paymentStatus: 'completed' },
    });
    expect(await balanceOf(world, ann)).toBe(200);
    const again = await world.post('/credits/purchases', asked, { as: ann, key: 'buy-once' });
    expect([again.status, again.body.id, again.headers['idempotent-replayed']]).toEqual([
      201,
      body.id,
      'true',
    ]);
    const other = await world.post(
      '/credits/purchases',
      { packId: 'cpk_small' },
      { as: ann, key: 'buy-once' },
    );
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    await world.settle();
    expect(await historyOf(world, ann)).toEqual([['granted', 200, 200]]);
    expect(await world.ledger(body.paymentId)).toHaveLength(1);
    expect((await world.get(`/payments/${body.paymentId}`)).body).toMatchObject({ orderId: body.id });
    await duplicateWebhooks(world, 0);
  });

  it('are not granted when the card is declined, and the answer says why, again and again', async () => {
    const ann = somebody();
    const asked = { packId: 'cpk_small', paymentMethod: card('chargeDeclined') };
    const ask = () => world.post('/credits/purchases', asked, { as: ann, key: 'declined' });
    const [first, again] = [await ask(), await ask()];
    expect(first.body).toMatchObject({
      status: 402,
      code: 'payment-declined',
      purchase: { status: 'failed', failure: { code: 'card-declined' } },
    });
    expect([again.body.purchase, again.headers['idempotent-replayed']]).toEqual([
      first.body.purchase,
      'true',
    ]);
    expect(await balanceOf(world, ann)).toBe(0);
  });

  it('are granted when the browser confirms the intent', async () => {
    const ann = somebody();
    const { status, body } = await world.post('/credits/purchases', { packId: 'cpk_small' }, { as: ann });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'pending', clientSecret: expect.stringMatching(/_secret_/) },
    });
    expect(await balanceOf(world, ann)).toBe(0);
    await world.post(`/payments/${body.paymentId}/confirm`, { paymentMethod: visa }, { as: ann });
    await eventually('they are granted', async () => (await balanceOf(world, ann)) === 50);
    const { body: paid } = await world.get(`/credits/purchases/${body.id}`, { as: ann });
    expect(paid).toMatchObject({ status: 'paid', paymentStatus: 'completed' });
  });

  it('are consumed once for each key, never more than there are', async () => {
    const ann = somebody();
    await bought(world, ann, { packId: 'cpk_small' });
    const first = await consume(world, ann, 20, 'use-once');
    expect({ status: first.status, body: first.body }).toMatchObject({
      status: 201,
      body: { kind: 'consumed', credits: 20, balance: 30, reason: 'pictures', cause: 'use-once' },
    });
    const again = await consume(world, ann, 20, 'use-once');
    expect([again.status, again.body, again.headers['idempotent-replayed']]).toEqual([
      201,
      first.body,
      'true',
    ]);
    expect((await consume(world, ann, 21, 'use-once')).body).toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect((await consume(world, ann, 31)).body).toMatchObject({
      status: 422,
      code: 'not-enough-credits',
      available: 30,
    });
    expect(await balanceOf(world, ann)).toBe(30);
  });

  it('are listed in pages, newest first, by kind', async () => {
    const ann = somebody();
    const { customerId } = await bought(world, ann, { packId: 'cpk_small' });
    for (const credits of [1, 2, 3]) await consume(world, ann, credits);
    const first = await world.get(`/credits/history?customerId=${customerId}&limit=2`);
    const rest = await world.get(`/credits/history?limit=2&cursor=${first.body.nextCursor}`, { as: ann });
    expect([...first.body.data, ...rest.body.data].map(({ number, credits }) => [number, credits])).toEqual([
      [4, 3],
      [3, 2],
      [2, 1],
      [1, 50],
    ]);
    expect(rest.body.nextCursor).toBeNull();
    const { body } = await world.get('/credits/history?kind=granted', { as: ann });
    expect(body.data).toHaveLength(1);
  });

  it('go back with their money, in parts and as a whole', async () => {
    const ann = somebody();
    const { id, paymentId } = await bought(world, ann, { packId: 'cpk_large' });
    await refunded(world, ann, paymentId, 1_000);
    expect(await balanceOf(world, ann)).toBe(800);
    const part = await world.get(`/credits/purchases/${id}`, { as: ann });
    expect(part.body).toMatchObject({ status: 'paid', refundedAmount: 1_000 });
    await refunded(world, ann, paymentId);
    expect(await historyOf(world, ann)).toEqual([
      ['taken-back', 800, 0],
      ['taken-back', 200, 800],
      ['granted', 1_000, 1_000],
    ]);
    await eventually('it is refunded', async () => {
      const { body } = await world.get(`/credits/purchases/${id}`, { as: ann });
      return body.status === 'refunded';
    });
  });

  it('that were used and refunded are a case for a person, and the balance is never below nothing', async () => {
    const ann = somebody();
    const { id, paymentId, customerId } = await bought(world, ann);
    await consume(world, ann, 150);
    const refundId = await refunded(world, ann, paymentId);
    expect(await balanceOf(world, ann)).toBe(0);
    const review = await eventually('there is a case', () => caseOf(world, refundId));
    expect(review).toMatchObject({
      status: 'open',
      cause: 'discrepancy',
      amount: 1_124,
      suggestion: { action: 'close' },
      evidence: { what: 'credits-shortfall', credits: '150', purchaseId: id, customerId },
    });
  });

  it('go back when a dispute is lost', async () => {
    const ann = somebody();
    const { paymentId } = await bought(world, ann, { packId: 'cpk_small' });
    const { id } = await world.openDispute(paymentId, 'fraudulent');
    await eventually('it is known', async () => {
      const { body } = await world.get(`/disputes?paymentId=${paymentId}`);
      return body.data.length === 1;
    });
    expect(await balanceOf(world, ann)).toBe(50);
    await world.closeDispute(id, 'lost');
    await eventually('they are gone', async () => (await balanceOf(world, ann)) === 0);
  });

  it('come again when the bank sends the money of a refund back', async () => {
    const ann = somebody();
    const { id, paymentId } = await bought(world, ann, { paymentMethod: card('refundFail') });
    await world.post(`/payments/${paymentId}/refunds`, { reason: 'requested-by-customer' });
    await world.settle();
    await eventually('they are there again', async () => (await balanceOf(world, ann)) === 200);
    const { body } = await world.get(`/credits/purchases/${id}`, { as: ann });
    expect(body).toMatchObject({ status: 'paid' });
  });

  it('of a pack of one’s own are sold in place of the usual ones, until it is retired', async () => {
    const as = { ...admin, tenant: 'globex' };
    const shop = { sub: 'jo', tenant: 'globex', roles: ['customer'] };
    const pack = { name: 'Trial', credits: 5, amount: 100, currency: 'USD', validDays: 10 };
    const made = await world.post('/credits/packs', pack, { as });
    expect(made.body).toMatchObject({ ...pack, onSale: true });
    const path = `/credits/packs/${made.body.id}`;
    const listed = async () => (await world.get('/credits/packs', { as: shop })).body.data;
    expect(await listed()).toEqual([made.body]);
    const buy = { packId: 'cpk_small', paymentMethod: visa };
    expect((await world.post('/credits/purchases', buy, { as: shop })).body.code).toBe('pack-not-on-sale');
    const retired = await world.patch(path, { onSale: false, name: 'Taster' }, { as });
    expect(retired.body).toMatchObject({ name: 'Taster', onSale: false, credits: 5 });
    expect(await listed()).toEqual([]);
    expect((await world.get(path, { as: admin })).status).toBe(404);
    expect((await world.get('/credits/packs', { as })).body.data).toHaveLength(1);
  });

  it('of others are nobody’s business', async () => {
    const [ann, bob] = [somebody(), somebody()];
    const { id, customerId } = await bought(world, ann, { packId: 'cpk_small' });
    const elsewhere = { ...admin, tenant: 'globex' };
    for (const as of [bob, elsewhere])
      for (const path of [
        `/credits/purchases/${id}`,
        `/credits?customerId=${customerId}`,
        `/credits/history?customerId=${customerId}`,
      ])
        expect({ path, status: (await world.get(path, { as })).status }).toEqual({ path, status: 404 });
    const used = await world.post('/credits/consume', { credits: 1, customerId }, { as: bob });
    expect(used.body).toMatchObject({ status: 422, code: 'customer-unknown' });
    const nobodys = await world.post('/credits/consume', { credits: 1 });
    expect(nobodys.body).toMatchObject({ status: 422, code: 'customer-needed' });
    const nothing = { customerId: null, balance: 0, expiring: [] };
    expect((await world.get('/credits', { as: bob })).body).toEqual(nothing);
    expect(await balanceOf(world, ann)).toBe(50);
  });

  it('that run out are told of a week before, no longer count then, and are written off', async () => {
    const ann = somebody();
    await bought(world, ann, { packId: 'cpk_small' });
    await consume(world, ann, 10);
    const { body } = await world.get('/credits', { as: ann });
    expect(body.expiring).toEqual([{ credits: 40, expiresAt: expect.any(String) }]);
    const left = Date.parse(body.expiring[0].expiresAt) - world.platform.clock.now().getTime();
    await world.pass(left - 7 * 86_400_000 + 1_000);
    await world.sweep();
    expect(await balanceOf(world, ann)).toBe(40);
    await world.pass(7 * 86_400_000);
    expect(await balanceOf(world, ann)).toBe(0);
    expect((await consume(world, ann, 1)).body).toMatchObject({ code: 'not-enough-credits', available: 0 });
    await world.sweep();
    await world.sweep();
    const history = await historyOf(world, ann);
    expect([history.length, history[0]]).toEqual([3, ['expired', 40, 0]]);
  });
});
