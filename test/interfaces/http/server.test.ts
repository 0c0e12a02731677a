import request from 'supertest';
import { type RateAsk } from '#application/shared/ports/rate-limiter';
import { aCharge, anEdge, bearer } from './support/edge.ts';

const post = async (body: string | Buffer, headers: Record<string, string> = {}) =>
  request(anEdge().app)
    .post('/api/v1/payments/charge')
    .set({
      Authorization: await bearer(),
      'Idempotency-Key': 'k',
      'Content-Type': 'application/json',
      ...headers,
    })
    .send(body);

describe('the request id', () => {
  const idFor = async (sent: string) =>
    (await request(anEdge().app).get('/health/live').set('X-Request-Id', sent)).headers['x-request-id'];
  it('is the caller’s own when sane', async () =>
    expect(await idFor('order-4711.try_1')).toBe('order-4711.try_1'));
  it.each(['has space', 'a'.repeat(129), '<script>', '4242424242424242'])(
    'is a new one in place of %s',
    async (sent) => expect(await idFor(sent)).toBe('req_1'),
  );
});

describe('paths and methods', () => {
  it('404 for an unknown path, in the same form as all problems, with the request id', async () => {
    const response = await request(anEdge().app).get('/api/v1/nothing');
    expect(response.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'x-request-id': 'req_1',
    });
    expect(response.body).toMatchObject({
      type: '/problems/not-found',
      status: 404,
      code: 'not-found',
      requestId: 'req_1',
    });
  });
  it('404 for broken percent-encoding', async () =>
    expect((await request(anEdge().app).get('/api/v1/payments/%E0%A4%A')).status).toBe(404));
  it('405 says which methods there are', async () => {
    const response = await request(anEdge().app).put('/api/v1/payments/pay_0001');
    expect([response.body.code, response.headers['allow']]).toEqual([
      'method-not-allowed',
      'GET, HEAD, DELETE',
    ]);
    expect((await request(anEdge().app).post('/metrics')).headers['allow']).toBe('GET, HEAD');
  });
  it('takes a trailing slash', async () =>
    expect((await request(anEdge().app).get('/health/live/')).status).toBe(200));
});

describe('the body', () => {
  it('413 above 256 kB, announced or not', async () => {
    const big = JSON.stringify({ description: 'x'.repeat(256 * 1024) });
    expect((await post(big)).body).toMatchObject({ status: 413, code: 'payload-too-large' });
    const chunked = request(anEdge().app)
      .post('/api/v1/payments/charge')
      .set({
        Authorization: await bearer(),
        'Content-Type': 'application/json',
        'Transfer-Encoding': 'chunked',
      });
    chunked.write(big);
    expect((await chunked).body.code).toBe('payload-too-large');
  });
  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json; charset=latin1', {}],
    ['application/json', { 'Content-Encoding': 'gzip' }],
  ])('415 for %s %o', async (type, headers) =>
    expect((await post('{}', { 'Content-Type': type, ...headers })).body).toMatchObject({
      status: 415,
      code: 'unsupported-media-type',
    }),
  );
  it.each(['application/json; charset=utf-8', 'application/vnd.kassa+json', 'Application/JSON'])(
    'takes %s',
    async (type) =>
      expect((await post(JSON.stringify(aCharge()), { 'Content-Type': type })).status).toBe(201),
  );
  it.each(['{', ' ', '{"a":1,}', '{"secret":"x"'])('400 for %o', async (text) => {
    const response = await post(text);
    expect(response.body).toMatchObject({ status: 400, code: 'malformed-json' });
    expect(response.text).not.toContain('secret');
  });
  it('400 for what is not UTF-8', async () => {
    const call = request(anEdge().app)
      .post('/api/v1/payments/charge')
      .set({ Authorization: await bearer(), 'Content-Type': 'application/json' });
    call.write(Buffer.from([0x22, 0xff, 0x22]));
    expect((await call).body.code).toBe('malformed-json');
  });
  it.each([33, 100_000])('422 for JSON nested %o deep', async (depth) =>
    expect((await post(`${'['.repeat(depth)}${']'.repeat(depth)}`)).body.issues).toEqual([
      { path: expect.stringMatching(/^0\.0\./), message: 'Nested too deeply' },
    ]),
  );
  it('422 for __proto__', async () =>
    expect((await post('{"metadata":{"__proto__":{"admin":"yes"}}}')).body.issues).toEqual([
      { path: 'metadata.__proto__', message: 'Refused name' },
    ]));
  it.each([
    '{"metadata":{"note":"a\\ud800b"}}',
    '{"metadata":{"list":["\\udc00"]}}',
    '{"metadata":{"\\ud83d":1}}',
    '"\\ud800"',
  ])('422 for half of a character: %s', async (body) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid-request']);
  });
});

describe('a raw route', () => {
  const send = (body: string) =>
    request(anEdge().app)
      .post('/api/v1/webhooks/stripe')
      .set({ 'Content-Type': 'application/json', 'X-Signature': 'v1=ab' })
      .send(body);
  it('hands over the bytes as they came, valid or not', async () => {
    const edge = anEdge();
    const response = await request(edge.app)
      .post('/api/v1/webhooks/stripe')
      .set({ 'Content-Type': 'application/json', 'X-Signature': 'v1=ab' })
      .send('{ "a" : 4242424242424242 ');
    expect([response.status, response.text]).toEqual([200, 'stripe v1=ab']);
    expect(String(edge.sample.heard[0])).toBe('{ "a" : 4242424242424242 ');
  });
  it('413 above its own limit', async () =>
    expect((await send('x'.repeat(1_001))).body.code).toBe('payload-too-large'));
});

describe('headers', () => {
  it('are strict on every answer, and tell nothing about us', async () => {
    for (const path of ['/health/live', '/api/v1/nothing', '/api/v1/payments']) {
      const { headers } = await request(anEdge().app).get(path);
      expect(headers).toMatchObject({
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(headers['strict-transport-security']).toContain('max-age=');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('etag');
    }
  });
  it('let no foreign origin in by default', async () => {
    const response = await request(anEdge().app).get('/health/live').set('Origin', 'https://shop.example');
    expect(response.headers).not.toHaveProperty('access-control-allow-origin');
  });
  it('let configured origins in, and only those', async () => {
    const { app } = anEdge({ allowedOrigins: ['https://shop.example'] });
    const preflight = (origin: string) =>
      request(app)
        .options('/api/v1/payments/charge')
        .set({ Origin: origin, 'Access-Control-Request-Method': 'POST' });
    const allowed = await preflight('https://shop.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers).toMatchObject({
      'x-request-id': 'req_1',
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-headers': 'Authorization,Content-Type,Idempotency-Key,X-Request-Id',
      'access-control-max-age': '600',
    });
    expect((await preflight('https://evil.example')).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
    const answered = await request(app).get('/health/live').set('Origin', 'https://shop.example');
    expect(answered.headers).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-expose-headers': expect.stringContaining('Idempotent-Replayed'),
    });
  });
});

describe('limits', () => {
  it('503 request-timeout when the answer takes too long', async () => {
    const { app } = anEdge({ limits: { requestTimeoutMs: 30 } });
    const response = await request(app)
      .post('/api/v1/payments/charge')
      .set({ Authorization: await bearer(), 'Idempotency-Key': 'k' })
      .send(aCharge({ paymentMethod: { type: 'card', token: 'slow' } }));
    expect([response.body, response.headers['retry-after']]).toMatchObject([
      { status: 503, code: 'request-timeout' },
      '1',
    ]);
  });
  it('429 with Retry-After, and RateLimit headers on every call that counts', async () => {
    const counted: string[][] = [];
    const limiter = {
      take: (asks: readonly RateAsk[]) => {
        counted.push(asks.map(({ rate, of }) => `${rate} ${of}`));
        return {
          allowed: counted.length < 3,
          limit: 2,
          remaining: Math.max(0, 2 - counted.length),
          resetSeconds: 9.2,
          policy: '2;w=10',
          isShared: true,
        };
      },
      exhausted: () => undefined,
    };
    const { app } = anEdge({ rates: { limiter, moneyNeedsShared: false } });
    const ask = async (authorization: string) =>
      request(app).get('/api/v1/payments/pay_0001').set('Authorization', authorization);
    const token = await bearer();
    const first = await ask(token);
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '10',
      'ratelimit-policy': '2;w=10',
    });
    expect((await ask('Bearer no.such.token')).status).toBe(401);
    const third = await ask(token);
    expect([third.body, third.headers['retry-after']]).toMatchObject([
      { status: 429, code: 'rate-limited' },
      '10',
    ]);
    const asUser = ['address 127.0.0.1', 'user acme:cus_1', 'user-read acme:cus_1'];
    expect(counted).toEqual([asUser, ['address 127.0.0.1'], asUser]);
    await request(app).get('/health/live');
    expect(counted).toHaveLength(3);
    counted.length = 0;
    const lost = [
      await request(app).get('/api/v1/nowhere'),
      await request(app).delete('/api/v1/payments/charge'),
    ];
    expect(lost.map(({ status, headers }) => [status, headers['ratelimit-limit']])).toEqual([
      [404, '2'],
      [405, '2'],
    ]);
    expect((await request(app).get('/api/v1/nowhere')).status).toBe(429);
    await request(app).post('/api/v1/webhooks/stripe').send({});
    expect(counted[3]).toEqual(['webhooks 127.0.0.1']);
  });
});
