import { aCharge, admin, type Caller, platformOperator } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';
import { aKey, withKey } from './a-key.ts';

const keyForm = /^sk_[0-9A-Z]{26}_[0-9A-Za-z]{43}$/;
const globex: Caller = { ...admin, tenant: 'globex' };

describe('API keys', () => {
  let world: World;
  const lines: string[] = [];
  beforeAll(async () => {
    world = await openWorld({
      webhooksTo: null,
      log: (line) => void lines.push(line),
    });
  });
  afterAll(() => world.dispose());

  const create = (body: object, asking: object = {}) =>
    world.post('/admin/api-keys', { name: 'Shop', roles: ['admin'], scopes: ['*'], ...body }, asking);
  const statusWith = async (secret: string, path = '/payments') =>
    (await world.get(path, withKey({ secret }))).status;

  it('201: given an admin, when they make a key, then its secret is shown this once, and works', async () => {
    const made = await create({ scopes: ['payments:*', 'refunds:write'] });
    expect([made.status, made.headers.location]).toEqual([201, `/api/v1/admin/api-keys/${made.body.id}`]);
    const { secret, ...shown } = made.body;
    expect(secret).toMatch(keyForm);
    expect(shown).toMatchObject({
      status: 'active',
      ending: secret.slice(-4),
      createdBy: 'adm_1',
      retired: [],
    });

    const { body: read } = await world.get(`/admin/api-keys/${shown.id}`);
    expect(read).toEqual(shown);
    const { body: listed } = await world.get('/admin/api-keys');
    expect(listed.data[0]).toEqual(shown);

    const charge = await world.post('/payments/charge', aCharge(), withKey({ secret }));
    expect(charge.status).toBe(201);
    const refund = await world.post(
      `/payments/${charge.body.id}/refunds`,
      { amount: 100 },
      withKey({ secret }),
    );
    expect(refund.status).toBe(201);
  });

  it('is nowhere but in that answer: not in the database, not in the log', async () => {
    const { id, secret } = await aKey(world);
    await statusWith(secret);
    await statusWith(`${secret.slice(0, -1)}x`);
    const stored = await world.platform.mongo.db.collection<{ _id: string }>('api_keys').findOne({ _id: id });
    const [, , random = ''] = secret.split('_');
    for (const text of [JSON.stringify(stored), lines.join('')]) {
      expect(text).toContain(id);
      expect(text).not.toContain(random.slice(0, 20));
    }
  });

  it('403: given a key, when a call is not what it is for, then the scope is named', async () => {
    const { secret } = await aKey(world, { scopes: ['payments:read', 'gateways:*'] });
    expect(await statusWith(secret)).toBe(200);
    expect(await statusWith(secret, '/gateways')).toBe(200);
    const { body } = await world.post('/payments/charge', aCharge(), withKey({ secret }));
    expect(body).toMatchObject({
      status: 403,
      code: 'scope-missing',
      detail: 'This call needs the scope payments:write; the API key has payments:read, gateways:*.',
      requiredScope: 'payments:write',
    });
  });

  it('403: given a key for everything, when its roles may not call, then the roles are named', async () => {
    const { secret } = await aKey(world, { roles: ['seller'] });
    const { body } = await world.post('/payments/charge', aCharge(), withKey({ secret }));
    expect(body).toMatchObject({ status: 403, code: 'forbidden', requiredRoles: ['customer', 'admin'] });
  });

  it('401 in the same words: given a key that is unknown, wrong, revoked or expired', async () => {
    const [revoked, expired, wrong] = [
      await aKey(world),
      await aKey(world, { expiresAt: new Date(world.platform.clock.now().getTime() + 60_000).toISOString() }),
      await aKey(world),
    ];
    expect(await statusWith(expired.secret)).toBe(200);
    expect((await world.delete(`/admin/api-keys/${revoked.id}`)).body).toMatchObject({ status: 'revoked' });
    await world.pass(60_000);
    await eventually('the expired one is over', async () => (await statusWith(expired.secret)) === 401);

    const others = [
      `sk_${'0'.repeat(26)}_${'a'.repeat(43)}`,
      `${wrong.secret.slice(0, -5)}AAAAA`,
      'sk_live_123',
    ];
    const answers = [];
    for (const secret of [revoked.secret, expired.secret, ...others]) {
      const { body, headers } = await world.get('/payments', withKey({ secret }));
      answers.push({ ...body, requestId: '', challenge: headers['www-authenticate'] });
    }
    expect(answers[0]).toMatchObject({
      status: 401,
      code: 'unauthenticated',
      detail: 'The API key is not valid.',
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const { body } = await world.get(`/admin/api-keys/${expired.id}`);
    expect(body.status).toBe('expired');
  });

  it('401: given a key that another process has revoked, when it is used here, then soon nobody believes it', async () => {
    const { id, secret } = await aKey(world);
    const second = await world.anotherApi();
    expect((await second.get('/payments', withKey({ secret }))).status).toBe(200);
    const twice = [await world.delete(`/admin/api-keys/${id}`), await world.delete(`/admin/api-keys/${id}`)];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(twice[0]?.body).toEqual(twice[1]?.body);
    for (const api of [world, second])
      await eventually(
        'it is believed no more',
        async () => (await api.get('/payments', withKey({ secret }))).status === 401,
        5_000,
      );
  });

  it('200: given a key, when it is rotated, then both secrets hold for the overlap, and afterwards the new one', async () => {
    const { id, secret } = await aKey(world);
    const { status, body } = await world.post(`/admin/api-keys/${id}/rotate`, {}, { key: null });
    expect([status, body.secret !== secret, body.retired[0].ending]).toEqual([200, true, secret.slice(-4)]);
    expect([await statusWith(secret), await statusWith(body.secret)]).toEqual([200, 200]);
    await world.pass(86_400_000);
    await eventually('the old one is over', async () => (await statusWith(secret)) === 401);
    expect(await statusWith(body.secret)).toBe(200);
  });

  it('rotates once: given one Idempotency-Key, however often it is sent, also at once', async () => {
    const { id } = await aKey(world);
    const rotate = (body: object = {}) => world.post(`/admin/api-keys/${id}/rotate`, body, { key: 'rot-1' });
    const answers = await Promise.all([rotate(), rotate(), rotate()]);
    const shown = answers.flatMap(({ body }) => body.secret ?? []);
    expect([shown.length, answers.map(({ status }) => status)]).toEqual([1, [200, 200, 200]]);
    const again = await rotate();
    expect([again.headers['idempotent-replayed'], again.body.secret]).toEqual(['true', null]);
    expect(again.body.retired).toHaveLength(1);
    expect(await statusWith(shown[0])).toBe(200);
    expect((await rotate({ overlapMs: 0 })).body.code).toBe('idempotency-key-reused');
  });

  it('200: given a secret that has leaked, when its key is rotated without overlap, then soon only the new one holds', async () => {
    const { id, secret } = await aKey(world);
    expect(await statusWith(secret)).toBe(200);
    const { body } = await world.post(`/admin/api-keys/${id}/rotate`, { overlapMs: 0 }, { key: null });
    await eventually('the old one is over', async () => (await statusWith(secret)) === 401);
    expect([await statusWith(body.secret), body.retired]).toEqual([200, []]);
  });

  it('409: given a key that has ended, when it is rotated, then it stays ended', async () => {
    const { id } = await aKey(world);
    await world.delete(`/admin/api-keys/${id}`);
    const { body } = await world.post(`/admin/api-keys/${id}/rotate`, {}, { key: null });
    expect(body).toMatchObject({
      status: 409,
      code: 'api-key-ended',
      detail: 'The key is revoked. Make a new one.',
    });
  });

  it('one key: given one Idempotency-Key, however often it is sent, and the secret in one answer only', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => create({ name: 'Once' }, { key: 'once' })),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers.filter(({ body }) => body.secret !== null)).toHaveLength(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true')).toHaveLength(4);
    const other = await create({ name: 'Twice' }, { key: 'once' });
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ roles: ['customer'] }, 'roles.0'],
    [{ roles: [] }, 'roles'],
    [{ scopes: ['paymets:read'] }, 'scopes.0'],
    [{ scopes: [] }, 'scopes'],
    [{ expiresAt: 'tomorrow' }, 'expiresAt'],
  ])('422 names the field: given %j', async (body, path) =>
    expect((await create(body)).body).toMatchObject({ code: 'invalid-request', issues: [{ path }] }),
  );
  it('422: given an expiry that is over, then there is no such key', async () =>
    expect((await create({ expiresAt: '2020-01-01T00:00:00Z' })).body.code).toBe('expires-in-the-past'));

  it('403: given somebody, when they would give what is not theirs, then they may not', async () => {
    const platform = await create({ roles: ['platform'] });
    expect(platform.body).toMatchObject({
      status: 403,
      code: 'exceeds-your-own',
      detail: expect.stringContaining('platform'),
    });
    expect((await create({ roles: ['admin'] }, { as: platformOperator })).status).toBe(403);
    const operators = await aKey(world, { roles: ['platform'], scopes: ['tenants:read'] }, platformOperator);
    expect(await statusWith(operators.secret, '/admin/tenants')).toBe(200);

    const keeper = withKey(await aKey(world, { scopes: ['api-keys:*', 'payments:read'] }));
    expect((await create({ scopes: ['payments:read'] }, keeper)).status).toBe(201);
    for (const scopes of [['*'], ['payments:*'], ['payments:read', 'refunds:write']])
      expect((await create({ scopes }, keeper)).body.code).toBe('exceeds-your-own');
    const mighty = await aKey(world);
    expect((await world.post(`/admin/api-keys/${mighty.id}/rotate`, {}, keeper)).body.code).toBe(
      'exceeds-your-own',
    );
  });

  it('404: given a key of another tenant, when it is asked for, rotated or revoked, then there is none', async () => {
    const { id, secret } = await aKey(world);
    const asking = { as: globex, key: null };
    expect((await world.get(`/admin/api-keys/${id}`, asking)).status).toBe(404);
    expect((await world.post(`/admin/api-keys/${id}/rotate`, {}, asking)).status).toBe(404);
    expect((await world.delete(`/admin/api-keys/${id}`, asking)).status).toBe(404);
    expect((await world.get('/admin/api-keys', asking)).body.data).toEqual([]);
    expect(await statusWith(secret)).toBe(200);
  });

  it('422: given a hundred keys that hold, when one more is made, then one must go first', async () => {
    const as: Caller = { ...admin, tenant: 'hoarder' };
    const keys = [];
    for (let n = 0; n < 100; n += 1) keys.push(await aKey(world, {}, as));
    expect((await create({}, { as })).body).toMatchObject({ status: 422, code: 'too-many-api-keys' });
    await world.delete(`/admin/api-keys/${keys[0]!.id}`, { as });
    expect((await create({}, { as })).status).toBe(201);
    const { body } = await world.get('/admin/api-keys?limit=100', { as });
    const next = await world.get(`/admin/api-keys?limit=100&cursor=${body.nextCursor}`, { as });
    expect([body.data.length, next.body.data.map(({ id }: { id: string }) => id)]).toEqual([
      100,
      [keys[0]!.id],
    ]);
  });
});
