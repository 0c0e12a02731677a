import request from 'supertest';
import { aCharge, anEdge, bearer } from './support/edge.ts';

const charge = async (body: object, edge = anEdge(), key = 'order-1-try-1') =>
  request(edge.app)
    .post('/api/v1/payments/charge')
    .set({ Authorization: await bearer(), 'Idempotency-Key': key })
    .send(body);
const paying = (token: string) => aCharge({ paymentMethod: { type: 'card', token } });
const get = async (path: string) =>
  request(anEdge().app)
    .get(path)
    .set('Authorization', await bearer());

describe('a route that is kept', () => {
  it('201 with the resource, its headers and the caller’s request known to the use case', async () => {
    const edge = anEdge();
    const response = await charge(aCharge(), edge);
    expect([response.status, response.body]).toEqual([
      201,
      { id: 'pay_0001', amount: 100, status: 'completed' },
    ]);
    expect(response.headers).toMatchObject({
      location: '/api/v1/payments/pay_0001',
      'x-request-id': 'req_1',
    });
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(edge.sample.heard).toMatchObject([
      {
        actor: { tenantId: 'acme', subject: 'cus_1', roles: ['customer'], requestId: 'req_1' },
        idempotency: { key: 'order-1-try-1' },
        amount: 100,
      },
    ]);
  });
  it('202 when the output says so', async () => expect((await charge(paying('pending'))).status).toBe(202));
  it('201 with Idempotent-Replayed when the output repeats an earlier one', async () => {
    expect((await charge(paying('again'))).headers['idempotent-replayed']).toBe('true');
    expect((await charge(paying('new'))).headers).not.toHaveProperty('idempotent-replayed');
  });
  it('204 without a body', async () => {
    const response = await request(anEdge().app)
      .delete('/api/v1/payments/pay_0001')
      .set('Authorization', await bearer({ roles: ['admin'] }));
    expect([response.status, response.text]).toEqual([204, '']);
  });
  it('200 with a file', async () => {
    const response = await get('/api/v1/payments/pay_0001/pdf');
    expect([response.headers['content-type'], response.body.toString()]).toEqual(['application/pdf', '%PDF']);
  });
  it('200 with a stream of events, and no credential on a public route', async () => {
    const response = await request(anEdge().app).get('/api/v1/payments/pay_0001/events');
    expect(response.headers['content-type']).toBe('text/event-stream');
    expect(response.text).toBe(
      'id: 1\nevent: status\ndata: {"id":"pay_0001","status":"processing"}\n\n' +
        'id: 2\nevent: status\ndata: {"id":"pay_0001","status":"completed"}\n\n',
    );
  });
  it('200 with HEAD, without a body', async () => {
    const response = await request(anEdge().app)
      .head('/api/v1/payments/pay_0001')
      .set('Authorization', await bearer());
    expect([response.status, response.text]).toEqual([200, undefined]);
  });
});

describe('a refusal of the use case', () => {
  it('has the status of its line and a detail of its own', async () =>
    expect((await charge(aCharge({ amount: 2_000_000 }))).body).toEqual({
      type: '/problems/amount-above-limit',
      title: 'Amount above limit',
      status: 422,
      code: 'amount-above-limit',
      detail: 'At most 1000000.',
      requestId: 'req_1',
    }));
  it('402 carries the payment; an extra member can not replace a standard one', async () => {
    const response = await charge(paying('declined'));
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.headers).not.toHaveProperty('idempotent-replayed');
    expect([response.status, response.body]).toMatchObject([
      402,
      {
        status: 402,
        code: 'payment-declined',
        payment: { id: 'pay_0001' },
        detail: expect.stringContaining('declined'),
      },
    ]);
  });
  it('402 repeated says so', async () => {
    const response = await charge(paying('declined-again'));
    expect([response.status, response.headers['idempotent-replayed']]).toEqual([402, 'true']);
  });
  it('422 idempotency-key-reused comes ready-made', async () =>
    expect((await charge(paying('reused'))).body).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    }));
  it('404 for what is not there', async () =>
    expect((await get('/api/v1/payments/pay_0002')).body).toMatchObject({ status: 404, code: 'not-found' }));
  it('404 for an id of a wrong form', async () =>
    expect((await get('/api/v1/payments/17')).body).toMatchObject({ status: 404, code: 'not-found' }));
});

describe('invalid input', () => {
  it('422 names every mistake by its path, unknown fields included', async () => {
    const response = await charge({
      amount: 1.5,
      currency: 'USD',
      paymentMethod: { type: 'card', tokn: 'x' },
      target: { orderId: 7 },
      colour: 'red',
    });
    expect([response.status, response.body.code]).toEqual([422, 'invalid-request']);
    expect(response.body.issues).toEqual([
      { path: 'amount', message: expect.any(String) },
      { path: 'paymentMethod.token', message: expect.any(String) },
      { path: 'paymentMethod.tokn', message: 'Unknown field' },
      { path: 'target.orderId', message: expect.any(String) },
      { path: 'colour', message: 'Unknown field' },
    ]);
  });
  it('422 with the code that a schema gives to its issue', async () =>
    expect((await charge(aCharge({ currency: 'XXX' }))).body).toMatchObject({
      code: 'currency-not-supported',
      issues: [{ path: 'currency', message: 'USD only' }],
    }));
  it('422 when nothing was sent where something is needed', async () => {
    const response = await request(anEdge().app)
      .post('/api/v1/payments/charge')
      .set({ Authorization: await bearer(), 'Idempotency-Key': 'k' });
    expect([response.status, response.body.code]).toEqual([422, 'invalid-request']);
  });
  it('422 for a list of something', async () =>
    expect((await charge([1])).body.code).toBe('invalid-request'));
  it('lists 20 unless told, at most 100, and refuses unknown filters', async () => {
    expect((await get('/api/v1/payments')).body.asked).toEqual({ limit: 20 });
    expect((await get('/api/v1/payments?limit=100&cursor=abc&status=failed')).body.asked).toEqual({
      limit: 100,
      cursor: 'abc',
      status: 'failed',
    });
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=x',
      'limit=1&limit=2',
      'colour=red',
      '__proto__=1',
      'status=odd',
    ])
      expect((await get(`/api/v1/payments?${query}`)).body).toMatchObject({
        status: 422,
        code: 'invalid-request',
      });
    expect((await get('/api/v1/payments/pay_0001?x=1')).body.issues).toEqual([
      { path: 'x', message: 'Unknown field' },
    ]);
  });
});

describe('card data', () => {
  const visa = '4242 4242 4242 4242';
  it.each([
    ['metadata', aCharge({ metadata: { note: `my card is ${visa}` } }), 'metadata.note'],
    ['a name in metadata', aCharge({ metadata: { [visa]: 'x' } }), 'metadata.[card number]'],
    ['an unknown field', aCharge({ extra: [{ deep: '378282246310005' }] }), 'extra.0.deep'],
    ['the token', paying('4242424242424242'), 'paymentMethod.token'],
  ])('422 card-number-refused in %s', async (_where, body, path) => {
    const response = await charge(body);
    expect(response.body).toMatchObject({ status: 422, code: 'card-number-refused', issues: [{ path }] });
    expect(response.text).not.toMatch(/4242|3782/);
  });
  it('422 raw-card-fields-refused', async () => {
    const raw = { type: 'card', number: '4000', exp_month: 12, expYear: 2030, cvc: '123' };
    expect((await charge(aCharge({ paymentMethod: raw }))).body).toMatchObject({
      status: 422,
      code: 'raw-card-fields-refused',
      issues: ['number', 'exp_month', 'expYear', 'cvc'].map((name) => ({ path: `paymentMethod.${name}` })),
    });
  });
  it('422 in an Idempotency-Key, a query or an id', async () => {
    expect((await charge(aCharge(), anEdge(), '4242-4242-4242-4242')).body.code).toBe('card-number-refused');
    expect((await get('/api/v1/payments?cursor=4242424242424242')).body.code).toBe('card-number-refused');
    expect((await get('/api/v1/payments/pay_4242424242424242')).body.code).toBe('card-number-refused');
  });
  it('lets amounts, phone numbers, order numbers and ids pass', async () => {
    const metadata = {
      phone: '+998901234567',
      order: '2024112012345678',
      id: '550e8400-e29b-41d4-a716-446655440000',
    };
    expect((await charge(aCharge({ amount: 424242, metadata }))).status).toBe(201);
  });
});

describe('what breaks', () => {
  it('409 conflict and 503 unavailable say when to come back', async () => {
    const conflict = await charge(paying('conflict'));
    expect([conflict.body, conflict.headers['retry-after']]).toMatchObject([
      { status: 409, code: 'conflict' },
      '1',
    ]);
    const down = await charge(paying('down'));
    expect([down.body, down.headers['retry-after']]).toMatchObject([
      { status: 503, code: 'unavailable' },
      '1',
    ]);
  });
  it('500 for a header that HTTP does not allow', async () =>
    expect((await charge(paying('bad-header'))).body).toMatchObject({ status: 500, code: 'internal-error' }));
  it('500 tells nothing but the request id, under which the log has the rest', async () => {
    const edge = anEdge();
    const response = await charge(paying('bug'), edge);
    expect(response.body).toEqual({
      type: '/problems/internal-error',
      title: 'Internal error',
      status: 500,
      code: 'internal-error',
      detail: expect.any(String),
      requestId: 'req_1',
    });
    expect(edge.logged()).toMatch(/"requestId":"req_1".*TypeError.*sample-app/);
    expect(edge.logged()).not.toMatch(/hunter2secret|sk_live_51|4242/);
  });
});
