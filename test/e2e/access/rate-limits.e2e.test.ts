import { aCharge, customer } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openOwnRedis, type OwnRedis } from '#test/support/own-redis';
import { openWorld, type World, type WorldOptions } from '#test/support/world';
import { aKey, withKey } from './a-key.ts';

/** Long enough that no window ends while a test runs. */
const limits = (text: string): WorldOptions => ({
  webhooksTo: null,
  env: { RATE_LIMITS: `address=off,user=off,user-write=off,user-money=off,key=off,webhooks=off,${text}` },
});
const headersOf = (headers: Record<string, string>) =>
  ['limit', 'remaining', 'reset', 'policy'].map((name) => headers[`ratelimit-${name}`]);

describe('limits on how much one may ask', () => {
  let world: World | undefined;
  const open = async (options: WorldOptions): Promise<World> => (world = await openWorld(options));
  afterEach(async () => {
    await world?.dispose();
    world = undefined;
  });

  it('429: given a user, when they ask two processes, then both count together, and nobody else is held up', async () => {
    const { get, anotherApi } = await open(limits('user=6/3600'));
    const second = await anotherApi();
    const as = customer('ann');
    const statuses = [];
    for (let n = 0; n < 4; n += 1)
      for (const api of [{ get }, second]) statuses.push((await api.get('/payments', { as })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    expect((await get('/payments', { as: customer('bob') })).status).toBe(200);
    expect((await get('/payments', { as: { ...as, tenant: 'globex' } })).status).toBe(200);

    const { body, headers } = await get('/payments', { as });
    expect(body).toMatchObject({ code: 'rate-limited', detail: expect.stringContaining('Retry-After') });
    const [limit, remaining, reset, policy] = headersOf(headers);
    expect([limit, remaining, policy]).toEqual(['6', '0', '6;w=3600']);
    expect(headers['retry-after']).toBe(reset);
    expect(Number(reset)).toBeGreaterThan(3_000);
  });

  it('tells on every answer what is left, of the tightest limit', async () => {
    const { get, post } = await open(limits('user=100/3600,user-money=3/3600'));
    const first = await get('/payments');
    expect(headersOf(first.headers)).toMatchObject({ 0: '100', 1: '99', 3: '100;w=3600' });
    const charge = await post('/payments/charge', aCharge());
    expect(headersOf(charge.headers)).toMatchObject({ 0: '3', 1: '2', 3: '100;w=3600, 3;w=3600' });
    const missing = await get('/payments/pay_00000000000000000000000000');
    expect([missing.status, ...headersOf(missing.headers).slice(0, 2)]).toEqual([404, '100', '97']);
    const probe = await get('/health/live');
    expect(headersOf(probe.headers)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('429: given too much money moved, when one reads or writes something else, then that goes on', async () => {
    const { get, post, patch } = await open(limits('user-money=2/3600'));
    const charges = [];
    for (let n = 0; n < 3; n += 1) charges.push((await post('/payments/charge', aCharge())).status);
    expect(charges).toEqual([201, 201, 429]);
    expect((await get('/payments')).body.data).toHaveLength(2);
    const { body } = await post('/admin/api-keys', { name: 'a', roles: ['admin'], scopes: ['*'] });
    expect(body.status).toBe('active');
    expect((await patch('/admin/gateway-accounts/gwa_000000', {})).status).toBe(404);
  });

  it('429: given an API key, when it has asked enough, then its maker and their other keys go on', async () => {
    const opened = await open(limits('key=3/3600'));
    const [one, other] = [await aKey(opened), await aKey(opened)];
    const ask = async (key: typeof one) => (await opened.get('/payments', withKey(key))).status;
    expect([await ask(one), await ask(one), await ask(one), await ask(one)]).toEqual([200, 200, 200, 429]);
    expect([await ask(other), (await opened.get('/payments')).status]).toEqual([200, 200]);
  });

  it('429: given an address, when it asks without any credential, then it is counted all the same', async () => {
    const { get } = await open({
      ...limits('address=3/3600'),
      env: { ...limits('address=3/3600').env, TRUSTED_PROXIES: '1' },
    });
    const from = async (address: string, authorization: string) =>
      (await get('/payments', { headers: { 'X-Forwarded-For': address, Authorization: authorization } }))
        .status;
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push(await from('203.0.113.7', ''));
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(await from('203.0.113.8', '')).toBe(401);
    // One household is one caller, whichever of its addresses it uses.
    const v6 = [];
    for (let n = 0; n < 4; n += 1) v6.push(await from(`2001:db8:1:2::${n}`, ''));
    expect(v6).toEqual([401, 401, 401, 429]);
  });

  it('429: given a provider, when its webhooks are too many even for it, then it is told to come back', async () => {
    const { url } = await open(limits('webhooks=2/3600,address=1/3600'));
    const send = () => fetch(`${url}/api/v1/webhooks/stripe`, { method: 'POST', body: '{}' });
    const answers = [await send(), await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('says and refuses nothing when it is off', async () => {
    const { get } = await open({ webhooksTo: null, env: { RATE_LIMIT: 'off', RATE_LIMITS: 'user=1/3600' } });
    for (let n = 0; n < 3; n += 1) {
      const { status, headers } = await get('/payments');
      expect([status, ...headersOf(headers)]).toEqual([200, undefined, undefined, undefined, undefined]);
    }
  });
});

describe('limits without Redis', () => {
  let redis: OwnRedis;
  let world: World | undefined;
  beforeEach(async () => void (redis = await openOwnRedis()));
  afterEach(async () => {
    await world?.dispose();
    await redis.dispose();
  });
  const openWithout = async (env: Record<string, string>): Promise<World> => {
    world = await openWorld({ webhooksTo: null, env: { REDIS_URL: redis.url, ...env } });
    await redis.kill();
    return world;
  };
  const untilReady = ({ get }: World) =>
    eventually('Kassa has found it again', async () => (await get('/health/ready')).body.status === 'up');

  it('are kept by each process, and money moves on, where that is wished', async () => {
    const opened = await openWithout({ RATE_LIMITS: 'user=3/3600', RATE_LIMIT_WITHOUT_REDIS: 'local' });
    expect((await opened.post('/payments/charge', aCharge())).status).toBe(201);
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await opened.get('/payments')).status);
    expect(statuses).toEqual([200, 200, 429]);
    await redis.startAgain();
    await untilReady(opened);
  });

  it('are none where that is wished', async () => {
    const opened = await openWithout({ RATE_LIMITS: 'user=1/3600', RATE_LIMIT_WITHOUT_REDIS: 'open' });
    for (let n = 0; n < 3; n += 1) expect((await opened.get('/payments')).status).toBe(200);
    expect((await opened.post('/payments/charge', aCharge())).status).toBe(201);
    await redis.startAgain();
    await untilReady(opened);
  });

  it('let no money move unless told otherwise, let it move as soon as Redis is back, and hold up nothing else', async () => {
    const opened = await openWithout({ RATE_LIMIT_GRACE_MS: '0' });
    const charge = () => opened.post('/payments/charge', aCharge(), { key: 'one' });
    const refused = await charge();
    expect(refused.body).toMatchObject({ status: 503, code: 'rate-limit-unavailable' });
    expect(refused.body.detail).toContain('same Idempotency-Key');
    expect(refused.headers['retry-after']).toBe('1');
    expect((await opened.get('/payments')).body.data).toEqual([]);
    const made = await opened.post('/admin/api-keys', { name: 'a', roles: ['admin'], scopes: ['*'] });
    expect(made.status).toBe(201);
    const webhook = await fetch(`${opened.url}/api/v1/webhooks/stripe`, { method: 'POST', body: '{}' });
    expect(webhook.status).toBe(400);
    const ready = await opened.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({
      status: 'down',
      checks: { redis: { status: 'down' } },
    });
    await redis.startAgain();
    const { status } = await eventually('money moves', async () => {
      const answer = await charge();
      return answer.status !== 503 && answer;
    });
    expect(status).toBe(201);
  });

  it('hold up no charge while Redis is gone for a moment', async () => {
    const opened = await openWithout({ RATE_LIMIT_GRACE_MS: '60000' });
    const charges = await Promise.all(
      Array.from({ length: 5 }, () => opened.post('/payments/charge', aCharge())),
    );
    expect(charges.map(({ status }) => status)).toEqual(Array(5).fill(201));
    await redis.startAgain();
    await untilReady(opened);
  });
});
