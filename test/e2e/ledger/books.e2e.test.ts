import { type Caller, customer, platformOperator } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { allDelivered } from '#test/support/outbox';
import { openWorld, type World } from '#test/support/world';

const adminOf = (tenant: string): Caller => ({ sub: 'adm', roles: ['admin'], tenant });

describe('who sees which books', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    await world.startWorker();
    for (const tenant of ['acme', 'globex', 'globex']) await world.charged({}, { as: adminOf(tenant) });
    await allDelivered(world);
  });
  afterAll(() => world.dispose());

  const asks = async (path: string, as: Caller) => world.get(`/admin/ledger${path}`, { as });
  const payable = async (query: string, as: Caller) => {
    const { body } = await asks(`/accounts${query}`, as);
    return body.data.find(({ account }: { account: string }) => account === 'tenant-payable')?.balance;
  };

  it('an admin sees those of the own tenant', async () => {
    expect(await payable('', adminOf('acme'))).toBe(9_700);
    expect(await payable('', adminOf('globex'))).toBe(19_400);
    expect(await payable('?tenantId=globex', adminOf('globex'))).toBe(19_400);
    const { body } = await asks('/entries', adminOf('globex'));
    expect(body.data).toHaveLength(2);
    expect((await asks('/proof', adminOf('acme'))).body).toMatchObject({ payments: 1, problems: [] });
  });
  it.each(['/accounts', '/entries', '/trial-balance', '/proof'])(
    'an admin who asks for those of another at %s finds nothing, a customer may not ask',
    async (path) => {
      expect((await asks(`${path}?tenantId=globex`, adminOf('acme'))).status).toBe(404);
      expect((await asks(path, customer('cus_1'))).status).toBe(403);
    },
  );
  it('the platform sees those of one, or of all together', async () => {
    expect(await payable('?tenantId=acme', platformOperator)).toBe(9_700);
    expect(await payable('', platformOperator)).toBe(29_100);
    expect((await asks('/proof', platformOperator)).body).toMatchObject({ payments: 3, problems: [] });
    const { body } = await asks('/trial-balance', platformOperator);
    expect(body.data).toMatchObject([{ currency: 'USD', difference: 0, tenantNet: 28_140 }]);
  });
  it('the platform says whose journal it wants to read, or reads its own', async () => {
    expect((await asks('/entries?tenantId=globex', platformOperator)).body.data).toHaveLength(2);
    expect((await asks('/entries', platformOperator)).body.data).toEqual([]);
  });
  it('a tenant nobody has heard of has empty books', async () => {
    expect((await asks('/accounts', adminOf('nobody'))).body.data).toEqual([]);
    expect((await asks('/proof', adminOf('nobody'))).body).toMatchObject({ chains: 0, problems: [] });
  });
});

describe('the journal', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    await world.startWorker();
    for (let n = 0; n < 5; n += 1) {
      await world.charged({ amount: 1_000 + n });
      await world.pass(60_000);
    }
    await allDelivered(world);
  });
  afterAll(() => world.dispose());

  it('is read page by page, newest first, and says which block holds an entry', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.get(`/admin/ledger/entries?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map(({ at }: { at: string }) => at));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted().reverse());
    await eventually('all are sealed', async () => {
      const { body } = await world.get('/admin/ledger/entries');
      return body.data.every(({ block }: { block: number | null }) => block !== null);
    });
  });
  it('gives what an account had at an instant, which is what its entries until then say', async () => {
    const { body } = await world.get('/admin/ledger/entries?account=tenant-payable&limit=100');
    const third = body.data[2].at as string;
    const accounts = await world.get(`/admin/ledger/accounts?at=${third}`);
    const until = body.data.filter(({ at }: { at: string }) => at <= third);
    expect(until).toHaveLength(3);
    expect(
      accounts.body.data.find(({ account }: { account: string }) => account === 'tenant-payable').balance,
    ).toBe(1_000 + 1_001 + 1_002 - 90);
  });
  it.each(['?cursor=x', '?from=yesterday', '?paymentId=4711'])('refuses %s', async (query) =>
    expect((await world.get(`/admin/ledger/entries${query}`)).status).toBe(422),
  );
});

describe('an adjustment', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());
  const asked = {
    tenantId: 'acme',
    account: 'tenant-payable',
    side: 'credit',
    amount: 1_500,
    currency: 'USD',
    reason: 'goodwill, ticket 4711',
  };
  const adjust = (body: object, key: string, as = platformOperator) =>
    world.post('/admin/ledger/adjustments', body, { key, as });

  it('201: given the platform, then it is in the books of the tenant once, however often it is sent', async () => {
    const first = await adjust(asked, 'once');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      type: 'adjusted',
      paymentId: null,
      reference: 'ops_1: goodwill, ticket 4711',
      postings: [
        { account: 'tenant-payable', amount: -1_500 },
        { account: 'adjustments', amount: 1_500 },
      ],
    });
    const again = await adjust(asked, 'once');
    expect([again.headers['idempotent-replayed'], again.body.id]).toEqual(['true', first.body.id]);
    const { body } = await world.get('/admin/ledger/accounts');
    expect(body.data).toMatchObject([
      { account: 'adjustments', balance: 1_500 },
      { account: 'tenant-payable', balance: 1_500 },
    ]);
  });
  it('422: given a key that was used for another, or an account that there is not', async () => {
    await adjust(asked, 'twice');
    expect((await adjust({ ...asked, amount: 2 }, 'twice')).body).toMatchObject({
      code: 'idempotency-key-reused',
    });
    for (const account of ['slush-fund', 'adjustments', 'gateway-receivable'])
      expect((await adjust({ ...asked, account }, account)).status).toBe(422);
  });
  it('403: given an admin, then it is not theirs to make', async () =>
    expect((await adjust(asked, 'mine', { sub: 'adm_1', roles: ['admin'], tenant: 'acme' })).status).toBe(
      403,
    ));
});
