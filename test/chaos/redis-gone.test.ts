import { bookDifferences } from '#test/support/books';
import { aCharge } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { allDelivered, waitingEvents } from '#test/support/outbox';
import { openOwnRedis, type OwnRedis } from '#test/support/own-redis';
import { openWorld, type World } from '#test/support/world';

describe('a Redis that forgets or is gone', () => {
  let redis: OwnRedis;
  let world: World;
  beforeEach(async () => {
    redis = await openOwnRedis();
    // Where limits may close the door on money, that is what is seen: rate-limits.e2e.test.ts.
    world = await openWorld({ env: { REDIS_URL: redis.url, RATE_LIMIT_WITHOUT_REDIS: 'local' } });
  });
  afterEach(async () => {
    await world.dispose();
    await redis.dispose();
  });

  const refundOf = async (paymentId: string) =>
    (await world.get(`/refunds?paymentId=${paymentId}`)).body.data[0];
  /** A refund whose requester lost the database right after the share was set aside: now all hangs on one event. */
  const reservedOnly = async () => {
    const { id } = await world.charged();
    const losing = await world.anotherApi({
      change: (ports) => ({
        ...ports,
        refunds: { ...ports.refunds, insert: () => Promise.reject(new Error('the database is gone')) },
      }),
    });
    expect((await losing.post(`/payments/${id}/refunds`, { amount: 1_000 })).status).toBe(500);
    // The capture's, for the ledger, and the reservation's.
    expect(await waitingEvents(world)).toBe(2);
    return id;
  };

  it('loses nothing when all of it is flushed between a save and its reaction', async () => {
    const id = await reservedOnly();
    await redis.flush();
    expect(await refundOf(id)).toBeUndefined();
    await world.startWorker();
    // The sweep takes over once the queue has had its time.
    await world.pass(11_000);
    await eventually(
      'the refund was opened, made and told',
      async () => (await refundOf(id))?.status === 'completed',
    );
    await eventually('its payment knows', async () => (await world.payment(id)).refundedAmount === 1_000);
    await allDelivered(world);
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('loses nothing when it is flushed again and again while everything happens', async () => {
    const worker = await world.startWorker();
    const over = new AbortController();
    const flushing = (async () => {
      while (!over.signal.aborted) await redis.flush();
    })();
    const payments = await Promise.all(Array.from({ length: 20 }, () => world.charged()));
    const refunds = await Promise.all(
      payments.map(({ id }) => world.post(`/payments/${id}/refunds`, { amount: 2_500 })),
    );
    expect(refunds.map(({ status }) => status)).toEqual(Array(20).fill(201));
    for (const { id } of payments.slice(0, 3)) await world.openDispute(id);
    over.abort();
    await flushing;
    await worker.stop();
    await world.settle();
    await allDelivered(world);
    for (const { id } of payments) expect(await world.payment(id)).toMatchObject({ refundedAmount: 2_500 });
    expect((await world.get('/disputes')).body.data).toHaveLength(3);
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('stops no charge, refund or webhook while it is gone, and everything is delivered once it is back', async () => {
    await redis.kill();
    const charge = await world.post('/payments/charge', aCharge());
    expect(charge.status).toBe(201);
    const { id } = charge.body;
    expect((await world.post(`/payments/${id}/refunds`, { amount: 4_000 })).status).toBe(201);
    await world.openDispute(id);
    const stored = () => world.platform.mongo.db.collection('webhook_events').countDocuments();
    await eventually('Stripe got rid of its webhooks', async () => (await stored()) >= 6);

    const ready = await world.get('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toMatchObject({
      status: 'degraded',
      checks: { redis: { status: 'down' }, mongo: { status: 'up' } },
    });
    expect((await world.get('/health/live')).status).toBe(200);

    await redis.startAgain();
    await eventually(
      'Kassa has found it again',
      async () => (await world.get('/health/ready')).body.status === 'up',
    );
    await world.startWorker();
    await world.pass(11_000);
    await allDelivered(world);
    expect(await world.payment(id)).toMatchObject({ refundedAmount: 4_000, disputeStatus: 'needs_response' });
    expect(await bookDifferences(world)).toEqual([]);
  }, 20_000);

  it('closes the door on money only, where limits say so: webhooks are taken, and a repeat charges once', async () => {
    // So few that none is in stock.
    const RATE_LIMITS = 'address=off,user=off,user-write=off,user-money=100';
    const careful = await openWorld({
      env: { REDIS_URL: redis.url, RATE_LIMIT_GRACE_MS: '0', RATE_LIMITS },
    });
    try {
      const { id } = await careful.charged({}, { key: 'before' });
      await redis.kill();
      const charge = () => careful.post('/payments/charge', aCharge(), { key: 'once' });
      expect((await charge()).body).toMatchObject({ status: 503, code: 'rate-limit-unavailable' });
      expect((await careful.payment(id)).status).toBe('completed');
      const stored = () => careful.platform.mongo.db.collection('webhook_events').countDocuments();
      const before = await stored();
      await careful.openDispute(id);
      await eventually('Stripe got rid of its webhooks', async () => (await stored()) > before);
      await careful.sweep();
      await redis.startAgain();
      const again = await eventually('the door is open', async () => {
        const answer = await charge();
        return answer.status !== 503 && answer;
      });
      expect(again.status).toBe(201);
      expect((await careful.get('/payments')).body.data).toHaveLength(2);
      await careful.settle();
      expect(await bookDifferences(careful)).toEqual([]);
    } finally {
      await careful.dispose();
    }
  }, 20_000);

  it('holds up no worker that was running when it went', async () => {
    await world.startWorker();
    await redis.kill();
    const { id } = await world.charged();
    await world.openDispute(id);
    await world.pass(11_000);
    // The sweeps do not need Redis.
    await eventually(
      'the dispute shows',
      async () => (await world.payment(id)).disputeStatus === 'needs_response',
    );
    await redis.startAgain();
    await eventually(
      'Kassa has found it again',
      async () => (await world.get('/health/ready')).body.status === 'up',
    );
    const { id: next } = await world.charged();
    await world.openDispute(next);
    await eventually(
      'the queue works again',
      async () => (await world.payment(next)).disputeStatus === 'needs_response',
    );
  }, 20_000);
});
