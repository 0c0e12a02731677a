import request from 'supertest';
import { anEdge, bearer } from './support/edge.ts';

describe('the reference page', () => {
  it('loads only what this server serves, runs no inline script and may reach nobody else', async () => {
    const { app } = anEdge();
    const page = await request(app).get('/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none';script-src 'self'");
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|upgrade-insecure/);
    expect(page.text).not.toMatch(/https?:\/\//);
    expect(page.text).not.toMatch(/<script>|<script[^>]*>[^<]/);

    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);
    expect(parts).toEqual([
      '/docs/favicon-32x32.png',
      '/docs/swagger-ui.css',
      '/docs/swagger-ui-bundle.js',
      '/docs/start.js',
    ]);
    for (const part of parts) expect([part, (await request(app).get(part)).status]).toEqual([part, 200]);
    expect((await request(app).get('/docs/swagger-ui-bundle.js')).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    );
    expect((await request(app).get('/docs/start.js')).text).toMatch(/\/openapi\.json.*validatorUrl: null/);
  });
});

describe('health', () => {
  const down = async () => {
    throw Object.assign(new Error('ECONNREFUSED mongodb://root:secret@10.0.0.7'), {
      name: 'MongoServerSelectionError',
    });
  };
  it('200 live, whatever else is broken', async () =>
    expect((await request(anEdge({ checks: { mongo: down } }).app).get('/health/live')).body).toEqual({
      status: 'up',
    }));
  it('200 ready when all parts are up', async () => {
    const { body, status } = await request(anEdge({ checks: { mongo: async () => undefined } }).app).get(
      '/health/ready',
    );
    expect([status, body]).toEqual([
      200,
      { status: 'up', checks: { mongo: { status: 'up', latencyMs: expect.any(Number) } } },
    ]);
  });
  it('503 names the part that is down, and no address or secret', async () => {
    const { body, status, text } = await request(
      anEdge({ checks: { mongo: down, redis: async () => undefined } }).app,
    ).get('/health/ready');
    expect([status, body]).toMatchObject([
      503,
      {
        status: 'down',
        checks: { mongo: { status: 'down', error: 'MongoServerSelectionError' }, redis: { status: 'up' } },
      },
    ]);
    expect(text).not.toMatch(/secret|10\.0/);
  });
  it('200 degraded when what is down can be done without', async () => {
    const { app } = anEdge({ checks: { mongo: async () => undefined, redis: { canDoWithout: down } } });
    const { body, status } = await request(app).get('/health/ready');
    expect([status, body]).toMatchObject([
      200,
      { status: 'degraded', checks: { mongo: { status: 'up' }, redis: { status: 'down' } } },
    ]);
  });
  it('503 when a part does not answer within a second, or its check breaks at once', async () => {
    const silent = () => new Promise<void>(() => undefined);
    const broken = () => {
      throw new TypeError('not connected');
    };
    const { body, status } = await request(anEdge({ checks: { redis: silent, mongo: broken } }).app).get(
      '/health/ready',
    );
    expect([status, body.checks]).toMatchObject([
      503,
      { redis: { error: 'no answer within 1000 ms' }, mongo: { error: 'TypeError' } },
    ]);
  });
  it('503 while draining', async () => {
    const { app } = anEdge();
    app.enable('draining');
    const { body, status, headers } = await request(app).get('/health/ready');
    expect([status, body.status, headers['connection']]).toEqual([503, 'draining', 'close']);
  });
});

describe('metrics', () => {
  it('count requests by pattern and refusals by code, and never by URL', async () => {
    const { app, metrics } = anEdge();
    await request(app)
      .get('/api/v1/payments/pay_0001')
      .set('Authorization', await bearer());
    await request(app).get('/api/v1/payments/pay_0001');
    await request(app).get('/api/v1/who/knows');
    metrics.providerCalled({ gateway: 'stripe', operation: 'charge', outcome: 'approved', seconds: 0.12 });
    metrics.webhookReceived({ provider: 'stripe', outcome: 'stored' });
    metrics.webhookProcessed({ provider: 'stripe', outcome: 'done', lagSeconds: 2 });
    metrics.jobFinished({ queue: 'sweep', outcome: 'done', seconds: 1 });
    metrics.setGauge('queue_depth', { queue: 'sweep' }, 4);
    metrics.setGauge('queue_depth', { queue: 'sweep' }, 3);

    const { text, headers } = await request(app).get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain; version=/);
    const route = 'route="/api/v1/payments/:paymentId"';
    for (const line of [
      `kassa_http_request_seconds_count{${route},method="GET",status="200"} 1`,
      `kassa_http_request_seconds_count{${route},method="GET",status="401"} 1`,
      'kassa_http_request_seconds_count{route="unmatched",method="GET",status="404"} 1',
      'kassa_refusals_total{operation="GET /api/v1/payments/:paymentId",code="unauthenticated"} 1',
      'kassa_provider_call_seconds_sum{gateway="stripe",operation="charge",outcome="approved"} 0.12',
      'kassa_webhooks_received_total{provider="stripe",outcome="stored"} 1',
      'kassa_webhook_lag_seconds_bucket{le="5",provider="stripe",outcome="done"} 1',
      'kassa_job_seconds_count{queue="sweep",outcome="done"} 1',
      'kassa_queue_depth{queue="sweep"} 3',
    ])
      expect(text).toContain(line);
    expect(text).toContain('kassa_process_cpu_seconds_total');
    expect(text).toContain('kassa_nodejs_eventloop_lag');
    expect(text).not.toContain('pay_0001');
  });
});
