import { Agent, get, request, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '#interfaces/http/listen';
import { aCharge, anEdge, bearer } from './support/edge.ts';

const local = { port: 0, host: '127.0.0.1' };
const slowCharge = async (url: string) =>
  fetch(`${url}/api/v1/payments/charge`, {
    method: 'POST',
    headers: { Authorization: await bearer(), 'Idempotency-Key': 'k', 'Content-Type': 'application/json' },
    body: JSON.stringify(aCharge({ paymentMethod: { type: 'card', token: 'slow' } })),
  });
const until = async (holds: () => boolean) => {
  while (!holds()) await pause(5);
};
/** Over a connection that stays open. */
const status = (url: string, agent: Agent) =>
  new Promise<number | undefined>((resolve, reject) =>
    get(url, { agent }, (response: IncomingMessage) =>
      response.resume().on('end', () => resolve(response.statusCode)),
    ).on('error', reject),
  );

describe('closing', () => {
  it('refuses newcomers, drops idle connections and lets a request in flight finish', async () => {
    const { app, sample } = anEdge();
    const agent = new Agent({ keepAlive: true });
    const { url, close } = await listen(app, local);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await status(`${url}/health/ready`, agent)).toBe(200);

    const answer = slowCharge(url);
    await until(() => sample.heard.length === 1);
    const closed = close(5_000);
    await expect(status(`${url}/health/live`, new Agent())).rejects.toThrow('ECONNREFUSED');
    sample.release();
    const response = await answer;
    expect([response.status, response.headers.get('connection')]).toEqual([201, 'close']);
    await closed;
    agent.destroy();
  });

  it('cuts what is not done after the grace', async () => {
    const { app, sample, logged } = anEdge();
    const { url, close } = await listen(app, local);
    const answer = slowCharge(url).catch((failure: unknown) => failure);
    await until(() => sample.heard.length === 1);
    await close(20);
    expect(await answer).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    await until(() => logged().includes('"status":499'));
    sample.release();
  });

  it('records a caller who left amid the body, and is not alarmed', async () => {
    const { app, logged } = anEdge();
    const { url, close } = await listen(app, local);
    const headers = {
      Authorization: await bearer(),
      'Content-Type': 'application/json',
      'Content-Length': '100',
    };
    const upload = request(`${url}/api/v1/payments/charge`, { method: 'POST', headers }).on(
      'error',
      () => undefined,
    );
    upload.write('{');
    await pause(30);
    upload.destroy();
    await until(() => logged().includes('"status":499'));
    expect(logged()).not.toContain('"level":"error"');
    await close(100);
  });

  it('can tell load balancers first', async () => {
    const { url, drain, close } = await listen(anEdge().app, local);
    drain();
    expect(await status(`${url}/health/ready`, new Agent())).toBe(503);
    expect(await status(`${url}/health/live`, new Agent())).toBe(200);
    await close(100);
  });

  it('fails when the port is taken', async () => {
    const { url, close } = await listen(anEdge().app, local);
    await expect(listen(anEdge().app, { ...local, port: Number(new URL(url).port) })).rejects.toThrow(
      'EADDRINUSE',
    );
    await close(100);
  });
});
