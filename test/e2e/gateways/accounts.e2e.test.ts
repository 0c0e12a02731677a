import { customer, platformOperator } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe("a tenant's own gateway accounts", () => {
  let world: World;
  const lines: string[] = [];
  beforeAll(async () => {
    world = await openWorld({
      webhooksTo: null,
      env: { PUBLIC_URL: 'https://pay.test/' },
      log: (line) => void lines.push(line),
    });
  });
  afterAll(() => world.dispose());

  const secrets = { secretKey: 'sk_test_Berlin1', webhookSecrets: ['whsec_Berlin1'] };
  const stripe = (changes: object = {}) => ({
    provider: 'stripe',
    label: 'Berlin',
    mode: 'test',
    credentials: secrets,
    ...changes,
  });
  const at = '/admin/gateway-accounts';
  const adminOf = (tenant: string) => ({ sub: 'adm', tenant, roles: ['admin'] });
  const created = async (tenant: string, changes: object = {}) => {
    const { status, body } = await world.post(at, stripe(changes), { as: adminOf(tenant) });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  };

  it('201: given credentials, when an account is made of them, then it shows all of them but what they are', async () => {
    const account = await created('berlin');
    expect(account).toMatchObject({
      provider: 'stripe',
      label: 'Berlin',
      mode: 'test',
      status: 'active',
      priority: 100,
      settings: {},
      credentials: { fields: ['secretKey', 'webhookSecrets'], keyId: 'k1', retired: [] },
      capabilities: { authorize: true, refund: 'api' },
      webhookUrl: `https://pay.test/api/v1/webhooks/stripe/${account.id}`,
    });
    const read = await world.get(`${at}/${account.id}`, { as: adminOf('berlin') });
    const shown = { ...account, health: { isResting: false, lastRefusedAt: null } };
    expect(read.body).toEqual(shown);
    expect((await world.get(at, { as: adminOf('berlin') })).body).toEqual({
      data: [shown],
      nextCursor: null,
    });
  });

  it('201: given a repetition under one key, when it asks for the same, then there is one account', async () => {
    const as = adminOf('repeating');
    const [first, second] = await Promise.all([
      world.post(at, stripe(), { as, key: 'once' }),
      world.post(at, stripe(), { as, key: 'once' }),
    ]);
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    const replayed = [first, second].map(({ headers }) => headers['idempotent-replayed']);
    expect(replayed.filter((value) => value === 'true')).toHaveLength(1);
    const other = await world.post(at, stripe({ credentials: { secretKey: 'sk_test_other' } }), {
      as,
      key: 'once',
    });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await world.post(at, stripe(), { as, key: null })).body.code).toBe('idempotency-key-required');
    expect((await world.get(at, { as })).body.data).toHaveLength(1);
  });

  it('422: given what the provider can not work with, when an account is made, then each field is named', async () => {
    const credentials = { secretKey: 'pk_wrong_9876543', webhookSecrets: ['wrong-5432198'], colour: 'blue' };
    const { status, body } = await world.post(at, stripe({ credentials, settings: { size: 1 } }));
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'gateway-account-not-accepted' });
    expect(body.issues.map(({ path }: { path: string }) => path).sort()).toEqual([
      'credentials.colour',
      'credentials.secretKey',
      'credentials.webhookSecrets.0',
      'settings.size',
    ]);
    expect(body.detail).toContain('credentials.secretKey must be a Stripe secret key');
    expect(JSON.stringify(body)).not.toMatch(/pk_wrong|5432198/);
    const unknown = await world.post(at, stripe({ provider: 'nobody' }));
    expect(unknown.body).toMatchObject({ status: 422, code: 'provider-unknown' });
    expect(unknown.body.detail).toContain('stripe');
  });

  it.each([
    ['stripe', 'live', { secretKey: 'sk_test_1' }, {}, 'credentials.secretKey'],
    ['stripe', 'test', { secretKey: 'rk_live_1' }, {}, 'credentials.secretKey'],
    ['payme', 'live', { testKey: 'k' }, { merchantId: '65f0c0ffee0000000000000c' }, 'credentials.key'],
    ['payme', 'test', { key: 'k' }, { merchantId: '65f0c0ffee0000000000000c' }, 'credentials.testKey'],
  ])(
    '422: given a key of %s that is not of mode %s, when an account is made of it, then the field is named',
    async (provider, mode, credentials, settings, path) => {
      const asked = stripe({ provider, mode, credentials, settings });
      const { status, body } = await world.post(at, asked, { as: adminOf('mixed') });
      expect({ status, body }).toMatchObject({
        status: 422,
        body: { code: 'gateway-account-not-accepted', issues: [{ path }] },
      });
      expect((await world.get(at, { as: adminOf('mixed') })).body.data).toEqual([]);
    },
  );

  it('422: given an account in mode test, when it is given a live key, then it keeps its own', async () => {
    const as = adminOf('rotating');
    const { id } = await created('rotating');
    const live = { credentials: { secretKey: 'sk_live_1' } };
    expect((await world.post(`${at}/${id}/rotate`, live, { as })).body).toMatchObject({
      status: 422,
      issues: [{ path: 'credentials.secretKey', message: "is a live key, but the account's mode is test" }],
    });
  });

  it('200: given an account, when it is changed, then the rest of it stays', async () => {
    const as = adminOf('changing');
    const account = await created('changing');
    const change = { label: 'Munich', priority: 5, status: 'disabled' };
    const { status, body } = await world.patch(`${at}/${account.id}`, change, { as });
    expect({ status, body }).toEqual({
      status: 200,
      body: { ...account, ...change, updatedAt: body.updatedAt },
    });
    const wrong = await world.patch(`${at}/${account.id}`, { settings: { size: 1 } }, { as });
    expect(wrong.body).toMatchObject({ status: 422, issues: [{ path: 'settings.size' }] });
    expect((await world.patch(`${at}/${account.id}`, { credentials: secrets }, { as })).status).toBe(422);
  });

  it("404: given another tenant's account, when it is read, changed or rotated, then it does not exist", async () => {
    const { id } = await created('owner');
    const as = adminOf('stranger');
    const answers = await Promise.all([
      world.get(`${at}/${id}`, { as }),
      world.patch(`${at}/${id}`, { label: 'mine' }, { as }),
      world.post(`${at}/${id}/rotate`, { credentials: secrets }, { as }),
      world.get(`${at}/gwa_configured_stripe`, { as }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await world.get(at, { as })).body.data).toEqual([]);
  });

  it('403: given anybody but an admin, when accounts are asked for, then there is no answer', async () => {
    for (const as of [customer('cus_1'), platformOperator])
      expect((await world.get(at, { as })).status).toBe(403);
  });

  it('says which gateways a tenant can use, the preferred one first, and none that it has closed', async () => {
    const as = { ...customer('cus_1'), tenant: 'choosing' };
    const names = async () => {
      const { body } = await world.get('/gateways', { as });
      return body.data.map(({ name, accounts }: { name: string; accounts: number }) => [name, accounts]);
    };
    expect(await names()).toContainEqual(['stripe', 1]);
    const account = await created('choosing');
    await created('choosing', { label: 'two', priority: 1 });
    expect((await names())[0]).toEqual(['stripe', 2]);
    await world.patch(`${at}/${account.id}`, { status: 'disabled' }, { as: adminOf('choosing') });
    expect(await names()).toContainEqual(['stripe', 1]);
    const { body } = await world.get('/gateways', { as });
    expect(JSON.stringify(body)).not.toContain('gwa_');
  });

  it('writes no credential into the log, and none readable into the database', async () => {
    const { id } = await created('secretive');
    const rotation = { credentials: { secretKey: 'sk_test_Second2' }, overlapMs: 60_000 };
    await world.post(`${at}/${id}/rotate`, rotation, { as: adminOf('secretive') });
    const { db } = world.platform.mongo;
    const dump = JSON.stringify(
      await Promise.all((await db.collections()).map((collection) => collection.find().toArray())),
      (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    );
    expect(dump).toContain(id);
    expect(lines.join('\n')).toContain('gateway-account-rotated');
    for (const secret of ['Berlin1', 'Second2', 'wrong_9876543'])
      for (const [place, text] of [
        ['dump', dump],
        ['log', lines.join('\n')],
      ] as const)
        expect({ place, secret, found: text.includes(secret) }).toEqual({ place, secret, found: false });
  });
});
