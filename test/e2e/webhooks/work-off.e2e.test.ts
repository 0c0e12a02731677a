import { admin, customer, platformOperator } from '#test/support/client';
import { deliver } from '#test/support/mailbox';
import { anEvent, signed } from '#test/support/signed';
import { openWorld, type World } from '#test/support/world';

const hourMs = 3_600_000;
/** Events at the environment's account are the platform's to see. */
const ops = { as: platformOperator };

describe('working webhooks off', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld({ webhooksTo: null })));
  afterEach(() => world.dispose());

  const receive = async (id: string, object: Readonly<Record<string, unknown>> = {}, type?: string) => {
    const { status } = await deliver(
      world.url,
      signed(anEvent(id, object, type), { at: world.platform.clock.now() }),
    );
    expect(status).toBe(200);
  };
  const eventOf = async (id: string) => {
    const { body } = await world.get('/admin/webhook-events?limit=100', ops);
    return body.data.find(({ eventId }: { eventId: string }) => eventId === id);
  };
  const replay = (id: string) =>
    world.post(
      `/admin/webhook-events/${encodeURIComponent(`stripe:${id}`)}/replay`,
      {},
      { key: null, ...ops },
    );
  const health = async () => (await world.get('/webhooks/health')).body.data[0];

  it('200: given an event about a payment nobody knows yet, when the payment appears, then the event counts', async () => {
    const { id, providerPaymentId, ...charged } = await world.authorized();
    expect(charged.status).toBe('authorized');
    // As if our own write were still on its way: the payment is not there when the event is looked at.
    const payments = world.platform.mongo.db.collection<{ _id: string }>('payments');
    const document = await payments.findOneAndDelete({ _id: id });
    await receive('evt_early', { id: providerPaymentId, metadata: { kassa_payment_id: id } });
    await world.pass(11_000);
    await world.sweep();
    expect(await eventOf('evt_early')).toMatchObject({
      status: 'received',
      tries: 1,
      lastError: 'unknown-object',
    });
    await payments.insertOne(document!);
    await world.pass(4_000);
    await world.sweep();
    expect(await eventOf('evt_early')).toMatchObject({ status: 'processed', dueAt: null, lastError: null });
    expect(await world.payment(id)).toMatchObject({ status: 'completed', capturedAmount: 10_000 });
  });

  it('200: given an event that never makes sense, when it has been tried over three days, then it is dead and an admin may replay it', async () => {
    await receive('evt_orphan');
    const gaps: number[] = [];
    const receivedAt = world.platform.clock.now().getTime();
    await world.pass(11_000);
    for (let tries = 1; tries <= 40; tries += 1) {
      await world.sweep();
      const { status, dueAt } = await eventOf('evt_orphan');
      if (status === 'dead') break;
      gaps.push(Date.parse(dueAt) - world.platform.clock.now().getTime());
      await world.pass(Math.max(0, Date.parse(dueAt) - world.platform.clock.now().getTime()) + 1);
    }
    const hours = (world.platform.clock.now().getTime() - receivedAt) / hourMs;
    expect(await eventOf('evt_orphan')).toMatchObject({
      status: 'dead',
      dueAt: null,
      lastError: 'unknown-object',
    });
    expect(gaps.length).toBeGreaterThanOrEqual(8);
    for (const [n, gap] of gaps.entries()) if (n > 0) expect(gap).toBeGreaterThan(gaps[n - 1]! * 0.99);
    expect(hours).toBeGreaterThan(71);
    expect(hours).toBeLessThan(74);
    expect(await health()).toMatchObject({ provider: 'stripe', status: 'failing', dead: 1, waiting: 0 });

    const { status, body } = await replay('evt_orphan');
    expect({ status, is: body.status, tries: body.tries }).toEqual({ status: 202, is: 'received', tries: 0 });
    expect(await health()).toMatchObject({ status: 'healthy', dead: 0, waiting: 1 });
  });

  it('200: given an event that fails while it is worked off, when what broke is mended, then it is worked off', async () => {
    await receive('evt_broken', { status: 'succeeded', currency: 'xxq' });
    await world.pass(11_000);
    await world.sweep();
    const failed = await eventOf('evt_broken');
    expect(failed).toMatchObject({ status: 'received', tries: 1 });
    expect(failed.lastError).not.toBeNull();
    await world.platform.mongo.db
      .collection<{ _id: string }>('webhook_events')
      .updateOne(
        { _id: 'stripe:evt_broken' },
        { $set: { body: JSON.stringify(anEvent('evt_broken', {}, 'ping')) } },
      );
    expect((await replay('evt_broken')).status).toBe(202);
    await world.sweep();
    expect(await eventOf('evt_broken')).toMatchObject({ status: 'processed' });
  });

  it('200: given an event of no interest, when it is worked off, then it is done and changes nothing', async () => {
    await receive('evt_ping', {}, 'product.created');
    await world.pass(11_000);
    await world.sweep();
    expect(await eventOf('evt_ping')).toMatchObject({ type: 'product.created', status: 'processed' });
  });

  it('200: given an event nobody works off, when a minute has passed, then the provider counts as late', async () => {
    await receive('evt_waiting');
    expect(await health()).toMatchObject({
      status: 'healthy',
      waiting: 1,
      lastReceivedAt: expect.any(String),
    });
    await world.pass(80_000);
    expect(await health()).toMatchObject({ status: 'late', waiting: 1 });
  });

  it('200: given many events, when the platform lists them, then by page, by status, and without what they say', async () => {
    for (const n of [1, 2, 3, 4, 5])
      await receive(`evt_${n}`, {}, n % 2 ? 'product.created' : 'price.created');
    const first = await world.get('/admin/webhook-events?limit=3', ops);
    expect(first.body.data.map(({ eventId }: { eventId: string }) => eventId)).toEqual([
      'evt_5',
      'evt_4',
      'evt_3',
    ]);
    expect(first.body.data[0]).not.toHaveProperty('body');
    const second = await world.get(`/admin/webhook-events?limit=3&cursor=${first.body.nextCursor}`, ops);
    expect(second.body.data.map(({ eventId }: { eventId: string }) => eventId)).toEqual(['evt_2', 'evt_1']);
    expect(second.body.nextCursor).toBeNull();
    const waiting = await world.get('/admin/webhook-events?provider=stripe&status=received', ops);
    expect(waiting.body.data).toHaveLength(5);
    expect((await world.get('/admin/webhook-events?status=dead', ops)).body).toEqual({
      data: [],
      nextCursor: null,
    });
    expect((await world.get('/admin/webhook-events?cursor=nonsense')).status).toBe(422);
  });

  it('403: given a customer, when they ask how webhooks do, then it is not theirs to ask', async () => {
    for (const path of ['/webhooks/health', '/admin/webhook-events'])
      expect([
        (await world.get(path, { as: customer('cus_1') })).status,
        (await world.get(path, { as: admin })).status,
        (await world.get(path, { as: platformOperator })).status,
      ]).toEqual([403, 200, 200]);
    expect((await replay('evt_unheard_of')).status).toBe(404);
  });
});
