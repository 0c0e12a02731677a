import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { agentTo } from '#infrastructure/gateways/paypal/client/agent-to';
import { type PaypalAccess, paypalClient } from '#infrastructure/gateways/paypal/client/paypal-client';
import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { eventually } from '#test/support/eventually';
import { anOpening, openPaypalAccount, timeoutMs } from './paypal-account.ts';

const { clientId, clientSecret } = sandboxPaypalCredentials;
const clientAt = (apiBase: string, changes: Partial<PaypalAccess> = {}) =>
  paypalClient({
    apiBase,
    clientId,
    clientSecret,
    timeoutMs,
    now: () => new Date(),
    mode: 'test',
    agent: agentTo(apiBase),
    ...changes,
  });
const look = (client: ReturnType<typeof paypalClient>) =>
  client.call(client.limit(), ({ orders, within }) => orders.getOrder({ id: 'NONE' }, within));

/** A server of ours that is not PayPal. */
const openServer = async (answer: RequestListener) => {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
const aToken = (access_token = 'A21') =>
  JSON.stringify({ access_token, token_type: 'Bearer', expires_in: 32_400 });

describe('the access token', () => {
  it('is asked for once, however many calls need it', async () => {
    const paypal = await openPaypalAccount();
    await Promise.all(Array.from({ length: 5 }, () => paypal.gateway.charge(anOpening())));
    expect(paypal.wire.passed.filter(({ path }) => path === '/v1/oauth2/token')).toHaveLength(1);
    await paypal.close();
  });

  it('is asked for anew when its time is over', async () => {
    const paypal = await openPaypalAccount();
    await paypal.gateway.charge(anOpening());
    await paypal.pass(10 * 3_600_000);
    expect((await paypal.gateway.charge(anOpening())).kind).toBe('action-required');
    expect(paypal.wire.passed.filter(({ path }) => path === '/v1/oauth2/token')).toHaveLength(2);
    await paypal.close();
  });

  it('is asked for anew, once, when PayPal no longer takes it', async () => {
    let given = 0;
    const server = await openServer((request, response) => {
      if (request.url === '/v1/oauth2/token') return void response.end(aToken(`T${(given += 1)}`));
      const isTaken = request.headers.authorization === 'Bearer T2';
      response.writeHead(isTaken ? 200 : 401).end(isTaken ? '{"id":"ORDER1"}' : '{"error":"invalid_token"}');
    });
    const client = clientAt(server.url);
    expect(await look(client)).toEqual({ kind: 'answer', body: { id: 'ORDER1' } });
    expect(given).toBe(2);
    const never = await openServer((request, response) => {
      const isToken = request.url === '/v1/oauth2/token';
      response.writeHead(isToken ? 200 : 401).end(isToken ? aToken(`T${(given += 1)}`) : '{}');
    });
    expect(await look(clientAt(never.url))).toMatchObject({ kind: 'turned-away', status: 401 });
    expect(given).toBe(4);
    await Promise.all([server.close(), never.close()]);
  });

  it.each(['timeout-before', 'error-500', 'garbage', 'rate-limit', 'reset'])(
    'when it can not be had, nothing was asked; and the next call tries again (%s)',
    async (mode) => {
      const paypal = await openPaypalAccount();
      await paypal.fault('token', mode);
      expect(await paypal.gateway.charge(anOpening())).toEqual({
        kind: 'not-executed',
        why: expect.stringContaining('no access token'),
      });
      // The one that is late may still be waited for a moment.
      await eventually(
        'a token is had',
        async () => (await paypal.gateway.charge(anOpening())).kind === 'action-required',
      );
      await paypal.close();
    },
  );

  it('is not had with the wrong secret', async () => {
    const paypal = await openPaypalAccount();
    const reply = await look(clientAt(paypal.wire.url, { clientSecret: 'another' }));
    expect(reply).toMatchObject({ kind: 'turned-away', why: expect.stringContaining('HTTP 401') });
    await paypal.close();
  });
});

describe('a call to PayPal', () => {
  it('was never made when nobody listens', async () => {
    const server = await openServer(() => undefined);
    await server.close();
    expect(await look(clientAt(server.url))).toMatchObject({
      kind: 'turned-away',
      why: 'no access token: ECONNREFUSED',
    });
  });

  it('is over when its time is, however slowly an answer drips', async () => {
    const server = await openServer((request, response) => {
      if (request.url === '/v1/oauth2/token') return void response.end(aToken());
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(await look(clientAt(server.url))).toMatchObject({ kind: 'silence' });
    await server.close();
  });

  it('is not led elsewhere, and takes its token nowhere else', async () => {
    const seen: unknown[] = [];
    const elsewhere = await openServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    const server = await openServer((request, response) => {
      if (request.url === '/v1/oauth2/token') response.end(aToken());
      else response.writeHead(307, { location: `${elsewhere.url}/` }).end();
    });
    const client = clientAt(server.url);
    expect(await look(client)).toMatchObject({ kind: 'silence' });
    expect(await client.ask(client.limit(), { method: 'GET', path: '/v1/x' })).toMatchObject({
      kind: 'silence',
    });
    expect(seen).toEqual([]);
    await Promise.all([server.close(), elsewhere.close()]);
  });

  it('takes a status that it does not know for what it is: silence', async () => {
    const server = await openServer((request, response) => {
      const isToken = request.url === '/v1/oauth2/token';
      response.end(isToken ? aToken() : JSON.stringify({ id: 'ORDER1', status: 'SOMETHING_NEW' }));
    });
    expect(await look(clientAt(server.url))).toEqual({
      kind: 'answer',
      body: { id: 'ORDER1', status: 'SOMETHING_NEW' },
    });
    await server.close();
  });
});
