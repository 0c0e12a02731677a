import { openPaymeWorld, type PaymeWorld, price } from '#test/e2e/payme/payme-world';
import { platformOperator as as } from '#test/support/client';
import { type Kassa, openKassa } from '#test/support/kassa';

const runs = '/admin/reconciliation/runs';
const hourMs = 3_600_000;
const card = 'sandbox-payme-card-ok';

describe('reconciling with Payme', () => {
  let world: PaymeWorld;
  beforeAll(async () => (world = await openPaymeWorld()));
  afterAll(() => world.dispose());

  const charge = async (path: 'charge' | 'authorize' = 'charge'): Promise<string> => {
    const { body } = await world.post(`/payments/${path}`, {
      amount: price,
      currency: 'UZS',
      gateway: 'payme',
      paymentMethod: { type: 'card', token: card },
    });
    return body.id;
  };
  const reconcile = async (
    from: number,
    worker: () => Promise<Pick<Kassa, 'modules'>> = async () => world,
  ) => {
    await world.pass(hourMs);
    const asked = await world.post(
      runs,
      {
        gatewayAccountId: 'gwa_configured_payme',
        from: new Date(from).toISOString(),
        to: new Date((await world.nowMs()) - 1_200_000).toISOString(),
      },
      { as },
    );
    expect(asked.status).toBe(202);
    const { modules } = await worker();
    await modules.reconciliation.workRuns();
    return asked.body.id as string;
  };

  it('finds both books agreed: cards, the payment page, captured holds, and what was given back', async () => {
    const start = (await world.nowMs()) - 1_000;
    const refunded = await charge();
    const paid = await world.waiting();
    await world.payer(paid.id, 'pay');
    const returned = await Promise.all([world.waiting(), world.waiting()]);
    for (const { id } of returned) await world.payer(id, 'pay');
    await world.post(`/payments/${returned[0].id}/refunds`, {});
    await world.cabinet('refund', { paymentId: returned[1].id });
    await world.post(`/payments/${await charge('authorize')}/capture`, { amount: 2_000_000 });
    await charge('authorize');
    await world.post(`/payments/${refunded}/refunds`, { reason: 'requested-by-customer' });
    await world.pass(60_000);
    await world.settle();
    const { body: run } = await world.get(`${runs}/${await reconcile(start)}`, { as });
    const net = { count: 8, net: String(price + 2_000_000) };
    expect(run).toMatchObject({
      status: 'completed',
      differences: {},
      totals: { UZS: { ours: net, theirs: net } },
    });
  });

  it('asks on over pages and days, and finds a payment out of an older receipt', async () => {
    const held = await charge('authorize');
    await world.pass(5 * 24 * hourMs);
    const start = (await world.nowMs()) - 1_000;
    await world.post(`/payments/${held}/capture`, {});
    for (let count = 0; count < 55; count += 1) await charge();
    await world.settle();
    const { body: run } = await world.get(`${runs}/${await reconcile(start)}`, { as });
    expect(run.differences).toEqual({});
    expect(run.totals.UZS.theirs.count).toBe(56);
  });

  it('waits for a statement that a person brings, where Payme does not give the list to the cash register', async () => {
    const strangers: Kassa[] = [];
    const id = await reconcile(await world.nowMs(), async () => {
      strangers.push(await openKassa({ ...world.environment, PAYME_TEST_KEY: 'not-its-key' }));
      return strangers[0]!;
    });
    expect((await world.get(`${runs}/${id}`, { as })).body.status).toBe('awaiting-statement');
    await Promise.all(strangers.map((stranger) => stranger.close()));
  });
});
