import { resealables } from '#bootstrap/resealables';
import { mongoLag } from '#infrastructure/mongo/mongo-lag';
import { aCharge, customer, platformOperator } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { expectIndexed, questionsAsked } from './answered-from-indexes.ts';
import { fillWithBusiness } from './many-documents.ts';

const pageOf = 20;

describe('every question that is asked of thousands of documents', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({
      webhooksTo: null,
      mongoOptions: 'monitorCommands=true',
      env: { GATEWAY_TIMEOUT_MS: '20000' },
      isTamperedWith: true,
    });
    await fillWithBusiness(world);
  }, 30_000);
  afterAll(() => world.dispose());

  const questionsOf = (work: () => Promise<unknown>) => questionsAsked(world, work);
  it('is about a collection of thousands', async () => {
    const { db } = world.platform.mongo;
    for (const [name, least] of [
      ['payments', 3_000],
      ['refunds', 700],
      ['disputes', 700],
      ['webhook_events', 700],
    ] as const)
      expect(await db.collection(name).countDocuments()).toBeGreaterThanOrEqual(least);
  });

  const newest = '2026-01-01T00:00:00Z';
  it.each([
    '/payments',
    `/payments?limit=${pageOf}&cursor=pay_01D00000000050000000000000`,
    '/payments?status=completed',
    '/payments?status=processing',
    '/payments?status=failed',
    '/payments?gateway=stripe',
    '/admin/payments/manual',
    '/admin/ledger/adjustments',
    '/payments?customerId=cus_3',
    '/payments?customerId=cus_3&status=authorized',
    '/payments?orderId=order-3',
    `/payments?from=${newest}`,
    `/payments?to=${newest}`,
    `/payments?status=completed&from=${newest}`,
    '/orders/order-3/payments',
    '/refunds',
    '/refunds?status=completed',
    '/refunds?paymentId=pay_01D00000000030000000000000',
    '/disputes',
    '/disputes?status=needs_response',
    '/disputes?paymentId=pay_01D00000000030000000000000',
    '/admin/webhook-events',
    '/admin/webhook-events?provider=stripe',
    '/admin/webhook-events?status=dead',
    '/admin/webhook-events?status=received',
    '/webhooks/health',
    '/admin/gateway-accounts',
    '/gateways',
  ])('GET %s, by an admin, is answered from an index', async (path) => {
    await expectIndexed(
      world,
      await questionsOf(async () => {
        expect((await world.get(path)).status).toBe(200);
      }),
    );
  });

  it.each([
    '/payments',
    '/payments?status=completed',
    '/payments?orderId=order-2',
    `/payments?from=${newest}`,
    '/refunds',
    '/refunds?status=completed',
  ])('GET %s, by a customer, is answered from an index', async (path) => {
    await expectIndexed(
      world,
      await questionsOf(async () => {
        expect((await world.get(path, { as: customer('cus_2') })).status).toBe(200);
      }),
    );
  });

  it.each(['', '?provider=stripe', '?status=dead', '?status=received'])(
    'GET /admin/webhook-events%s, by the platform, is answered from an index',
    async (query) => {
      await expectIndexed(
        world,
        await questionsOf(async () => {
          const { status } = await world.get(`/admin/webhook-events${query}`, { as: platformOperator });
          expect(status).toBe(200);
        }),
      );
    },
  );

  it('the sweeps find nothing, and what is due, from an index', async () => {
    await world.fault({ mode: 'error-500', operation: 'charge' });
    expect((await world.post('/payments/charge', aCharge())).status).toBe(202);
    await world.authorized();
    await world.pass(8 * 86_400_000);
    await expectIndexed(world, await questionsOf(() => world.sweep()));
  });

  it('what a walk over a list of events finds is known, or not, from an index', async () => {
    const from = new Date(world.platform.clock.now().getTime() - 1_000).toISOString();
    const asked = { gatewayAccountId: 'gwa_configured_stripe', from };
    await world.charged();
    await world.pass(180_000);
    const walk = async () => {
      expect((await world.post('/admin/webhook-events/walk', asked, { as: platformOperator })).status).toBe(
        202,
      );
      let seen = 0;
      // Days have passed in other tests, and a turn walks no more than some of them.
      for (let turn = 0; turn < 6; turn += 1) seen += await world.modules.webhooks.walkEvents();
      expect(seen).toBeGreaterThan(2);
    };
    await expectIndexed(world, await questionsOf(walk));
    await expectIndexed(world, await questionsOf(walk));
  });

  it('what an older key has sealed is found from an index', async () => {
    await expectIndexed(
      world,
      await questionsOf(async () => {
        for (const kept of resealables(world.platform.mongo)) await kept.sealedWith(['older', 'oldest'], 100);
      }),
    );
  });

  it('the gauges of what waits are read from an index', async () => {
    await expectIndexed(
      world,
      await questionsOf(() => mongoLag({ mongo: world.platform.mongo }, world.platform.clock.now())),
    );
  });

  it('a charge, its repeat, its capture, its refund and their webhooks are written and found by an index', async () => {
    const entries = await questionsOf(async () => {
      await world.charged({}, { key: 'by-index' });
      await world.charged({}, { key: 'by-index' });
      const { id } = await world.authorized();
      await world.post(`/payments/${id}/capture`);
      await world.post(`/payments/${id}/refunds`, { amount: 5 });
    });
    await expectIndexed(world, entries);
  });
});
