import request from 'supertest';
import { pinoLog, type LogLevel } from '#infrastructure/telemetry/pino-log';
import { aCharge, anEdge, aToken } from '../http/support/edge.ts';

const written = (level: LogLevel = 'debug') => {
  const lines: string[] = [];
  return { log: pinoLog({ level, to: { write: (line) => void lines.push(line) } }), lines };
};

describe('a line', () => {
  it('is JSON with an ISO time, a level in words, the event and the fields of the child', () => {
    const { log, lines } = written();
    log.child({ requestId: 'req_1' }).info('payment-captured', { amount: 100n, at: new Date(0) });
    expect(JSON.parse(lines[0]!)).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      event: 'payment-captured',
      requestId: 'req_1',
      amount: '100',
      at: '1970-01-01T00:00:00.000Z',
    });
  });
  it('below the level is not written', () => {
    const { log, lines } = written('warn');
    log.info('quiet');
    log.warn('loud');
    expect(lines).toHaveLength(1);
  });
});

describe('masking', () => {
  const secrets: readonly (readonly [string, unknown, RegExp])[] = [
    ['a card number', { note: 'card 4242-4242-4242-4242 12/34' }, /4242/],
    ['a card number as a name', { 5555555555554444: 1 }, /5555555/],
    ['an API key', { note: 'key sk_live_4eC39HqLyjWDarjtT1zdp7dc' }, /4eC39/],
    ['a webhook secret', { note: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }, /MfKQ9/],
    ['a JWT', { note: 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl' }, /eyJhbG|c2lnbm/],
    ['a bearer', { note: 'Authorization: Bearer abcdef123456' }, /abcdef123/],
    ['a client secret', { note: 'pi_3MtwBwLkdIwHu7ix_secret_YrKJUKribcBjcG8HVhfZluoGH' }, /YrKJ/],
    ['a connection string', { note: 'redis://user:hunter2@host:6379' }, /hunter2/],
    ['a query', { note: '/cb?token=hunter2&x=1' }, /hunter2/],
    [
      'fields by their name',
      {
        headers: { Authorization: 'hunter2', cookie: 'hunter2' },
        client_secret: 'hunter2',
        apiKey: ['hunter2'],
      },
      /hunter2/,
    ],
    [
      'an error',
      {
        failure: new Error('bad key sk_live_4eC39HqLyjWDarjtT1zdp7dc', {
          cause: new Error('4242424242424242'),
        }),
      },
      /4eC39|4242/,
    ],
    [
      'an error’s own fields',
      { failure: Object.assign(new Error('x'), { config: { auth: { password: 'hunter2' } } }) },
      /hunter2/,
    ],
    ['a body', { body: Buffer.from('hunter2') }, /hunter2/],
  ];
  it.each(secrets)('hides %s', (_what, fields, secret) => {
    const { log, lines } = written();
    log.error('failed', fields as Record<string, unknown>);
    log.child(fields as Record<string, unknown>).info('failed');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toMatch(secret);
    expect(lines.join('')).toMatch(/\[masked\]|\[card number\]|bytes\]/);
  });
  it('keeps what people search for', () => {
    const { log, lines } = written();
    const fields = {
      paymentId: 'pay_01JD3M2X7QK8V5N4B6C9ZTRWYE',
      orderId: '2024112012345678',
      providerPaymentId: 'pi_3MtwBwLkdIwHu7ix',
      status: 402,
    };
    log.info('declined', fields);
    expect(JSON.parse(lines[0]!)).toMatchObject(fields);
  });
  it('ends a ring', () => {
    const { log, lines } = written();
    const ring: Record<string, unknown> = {};
    ring['ring'] = ring;
    log.info('round', ring);
    expect(lines[0]).toContain('[too deep]');
  });
});

describe('the log of a request', () => {
  const card = '4242424242424242';
  const key = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
  it('is one line with pattern, status, time, request id and tenant', async () => {
    const { app, logged } = anEdge();
    await request(app)
      .get('/api/v1/payments/pay_0001')
      .set('Authorization', `Bearer ${await aToken()}`);
    expect(
      logged()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        event: 'request-served',
        method: 'GET',
        route: '/api/v1/payments/:paymentId',
        status: 200,
        ms: expect.any(Number),
        requestId: 'req_1',
        tenantId: 'acme',
      },
    ]);
  });
  it('never holds a secret or a card number, wherever it was sent', async () => {
    const { app, logged } = anEdge();
    const token = await aToken();
    for (const [path, headers, body] of [
      [
        '/api/v1/payments/charge',
        { 'Idempotency-Key': key, 'X-Request-Id': card },
        aCharge({ metadata: { a: card, b: key } }),
      ],
      [`/api/v1/payments/charge?card=${card}&key=${key}`, { 'Idempotency-Key': 'k' }, aCharge()],
      [`/api/v1/${card}/${key}`, {}, {}],
      [
        '/api/v1/payments/charge',
        { 'Idempotency-Key': 'k' },
        aCharge({ paymentMethod: { type: 'card', token: 'bug' } }),
      ],
      ['/api/v1/webhooks/stripe', { 'X-Signature': key }, { card }],
      ['/api/v1/payments/charge', { Authorization: `Bearer ${key}` }, {}],
      ['/api/v1/payments/charge', { 'X-Request-Id': key }, {}],
    ] as const)
      await request(app)
        .post(path)
        .set({ Authorization: `Bearer ${token}`, ...headers })
        .send(body);
    expect(logged().split('\n').length).toBeGreaterThan(7);
    for (const hidden of [card, '4242', key, '4eC39', token, token.split('.')[2]!, 'hunter2secret'])
      expect(logged()).not.toContain(hidden);
  });
});
