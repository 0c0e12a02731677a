import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import { aCharge, card } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openWorld, type World, type WorldOptions } from '#test/support/world';
import { adminOf, anAccountOf } from './a-gateway-account.ts';

const good = { secretKey: 'sk_test_good' };
const refused = { secretKey: 'sk_test_refused' };
const aWorld = (options: WorldOptions = {}) =>
  openWorld({
    webhooksTo: null,
    stripe: { allowedKeys: ['sk_test_kassa', 'sk_test_good'] },
    ...options,
    env: { GATEWAY_TIMEOUT_MS: '250', ...options.env },
  });

/** The tenant's accounts, the preferred one first. */
const accountsOf = async (world: World, tenant: string, credentials: readonly object[]) => {
  const ids: string[] = [];
  for (const [priority, one] of credentials.entries())
    ids.push((await anAccountOf(world, tenant, { priority, credentials: one })).id);
  return ids as [string, string];
};
const charging = (world: World, tenant: string, changes: object = {}, key?: string) =>
  world.post('/payments/charge', aCharge({ ...changes }), { ...adminOf(tenant), ...(key && { key }) });

describe('a payment whose account certainly did not take it', () => {
  let world: World;
  beforeAll(async () => void (world = await aWorld()));
  afterEach(() => world.calm());
  afterAll(() => world.dispose());

  it('201: given a first account whose key is refused, when it is charged, then the second takes it, once, and the route says why', async () => {
    const [first, second] = await accountsOf(world, 'refused', [refused, good]);
    const { status, body } = await charging(world, 'refused', {}, 'once');
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'completed', capturedAmount: 10_000, gatewayAccountId: second },
    });
    expect(body.route.passedOver).toEqual([
      { gateway: 'stripe', gatewayAccountId: first, why: 'it does not accept the key' },
    ]);
    expect(body.attempts).toMatchObject([
      { gateway: 'stripe', gatewayAccountId: first, outcome: 'not-executed' },
      { gateway: 'stripe', gatewayAccountId: second, outcome: 'approved' },
    ]);
    expect((await charging(world, 'refused', {}, 'once')).body).toEqual(body);
    expect(await world.ledger(body.id)).toMatchObject([{ kind: 'charge', amount: 10_000 }]);
    const refund = await world.post(`/payments/${body.id}/refunds`, { amount: 4_000 }, adminOf('refused'));
    expect(refund.body.status).toBe('completed');
  });

  it('201: given a first account whose key is refused, when money is held, then the second holds it and captures it', async () => {
    const [, second] = await accountsOf(world, 'holding', [refused, good]);
    const held = await world.post('/payments/authorize', aCharge(), adminOf('holding'));
    expect(held.body).toMatchObject({ status: 'authorized', gatewayAccountId: second });
    const { body } = await world.post(
      `/payments/${held.body.id}/capture`,
      { amount: 6_000 },
      adminOf('holding'),
    );
    expect(body).toMatchObject({ status: 'completed', capturedAmount: 6_000, gatewayAccountId: second });
    expect(await world.ledger(body.id)).toMatchObject([{ kind: 'capture', amount: 6_000 }]);
  });

  it('402: given accounts that all refuse, when it is charged, then each was asked, nothing moved, and it may be tried again', async () => {
    const [first, second] = await accountsOf(world, 'nobody', [
      refused,
      { secretKey: 'sk_test_refused_too' },
    ]);
    const { status, body } = await charging(world, 'nobody');
    expect({ status, body }).toMatchObject({
      status: 402,
      body: {
        payment: {
          status: 'failed',
          gatewayAccountId: second,
          failure: { code: 'gateway-unavailable', retryable: true },
          route: { passedOver: [{ gatewayAccountId: first }] },
          attempts: [{ outcome: 'not-executed' }, { outcome: 'not-executed' }],
        },
      },
    });
    expect(await world.ledger(body.payment.id)).toEqual([]);
  });

  it('402: given a token of one provider, when its account refuses, then no other provider is asked with it', async () => {
    await accountsOf(world, 'tokens', [refused]);
    const asked = { amount: 5_000_000, currency: 'UZS', paymentMethod: card('visa') };
    const { status, body } = await charging(world, 'tokens', asked);
    expect({ status, body }).toMatchObject({
      status: 402,
      body: {
        payment: { gateway: 'stripe', attempts: [{ outcome: 'not-executed' }], route: { passedOver: [] } },
      },
    });
    for (const provider of ['stripe', 'payme', 'click'])
      expect(await world.book(provider, [body.payment.id])).toEqual([]);
  });

  it('202: given a first account that says nothing, when it was charged all the same, then the second is never asked', async () => {
    const [first] = await accountsOf(world, 'silent', [good, good]);
    await world.fault({ mode: 'timeout-after', operation: 'charge' });
    const { status, body } = await charging(world, 'silent');
    expect({ status, body }).toMatchObject({
      status: 202,
      body: { status: 'processing', gatewayAccountId: first },
    });
    await world.settle();
    const settled = (await world.get(`/payments/${body.id}`, adminOf('silent'))).body;
    expect(settled).toMatchObject({
      status: 'completed',
      gatewayAccountId: first,
      route: { passedOver: [] },
    });
    expect(await world.ledger(body.id)).toHaveLength(1);
  });

  it('202: given a first account that says nothing, when it turns out later not to have charged, then nobody else is asked behind the back of who waited', async () => {
    const [first] = await accountsOf(world, 'late', [good, good]);
    await world.fault({ mode: 'timeout-before', operation: 'charge' });
    const { status, body } = await charging(world, 'late');
    expect(status).toBe(202);
    await world.settle();
    const settled = (await world.get(`/payments/${body.id}`, adminOf('late'))).body;
    expect(settled).toMatchObject({ status: 'failed', gatewayAccountId: first, route: { passedOver: [] } });
    expect(await world.ledger(body.id)).toEqual([]);
  });

  it('402: given a card that is declined, when the first account says so, then it is not tried elsewhere', async () => {
    const [first] = await accountsOf(world, 'declined', [good, good]);
    const { status, body } = await charging(world, 'declined', { paymentMethod: card('chargeDeclined') });
    expect({ status, body }).toMatchObject({
      status: 402,
      body: {
        payment: { gatewayAccountId: first, attempts: [{ outcome: 'declined' }], route: { passedOver: [] } },
      },
    });
  });
});

describe('an account whose address can not be reached', () => {
  /** A way to Stripe that does not exist until it is opened. */
  const openGate = async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    let server: Server | undefined;
    return {
      url: `http://127.0.0.1:${port}`,
      open: async (to: URL) => {
        if (server) return;
        server = createServer((socket) => {
          const onward = connect(Number(to.port), to.hostname);
          socket.pipe(onward).pipe(socket);
          for (const [one, other] of [
            [socket, onward],
            [onward, socket],
          ] as const)
            one.on('error', () => other.destroy()).on('close', () => other.destroy());
        });
        await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
      },
      close: () => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))),
    };
  };

  it('201: given that nobody listens there, when it is charged, then the second account takes it, once', async () => {
    const gate = await openGate();
    const asked = { second: '' };
    const world = await aWorld({
      env: { STRIPE_API_BASE: gate.url },
      change: (ports) => ({
        ...ports,
        gateways: {
          ...ports.gateways,
          // As soon as the second account is asked, there is a way again.
          of: async (account) => {
            if (account === asked.second) await gate.open(new URL(world.sandbox.urls.stripe!));
            return ports.gateways.of(account);
          },
        },
      }),
    });
    const [first, second] = await accountsOf(world, 'acme', [good, good]);
    asked.second = second;
    const { status, body } = await charging(world, 'acme');
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'completed', gatewayAccountId: second },
    });
    expect(body.route.passedOver).toEqual([
      { gateway: 'stripe', gatewayAccountId: first, why: 'it could not be reached (ECONNREFUSED)' },
    ]);
    expect(await world.ledger(body.id)).toHaveLength(1);
    await world.dispose();
    await gate.close();
  });
});

describe('an account that has not been answering', () => {
  const restMs = 3_000;
  let world: World;
  beforeAll(async () => {
    // Long enough for a busy machine to answer what is asked while settling: else the account would rest once more, by a
    // clock that no test moves.
    world = await aWorld({ env: { GATEWAY_TIMEOUT_MS: '800', GATEWAY_REST_MS: String(restMs) } });
  });
  afterAll(() => world.dispose());

  it('201: given that it rests, when payments are charged, then the next account takes them, in every process, until it has rested', async () => {
    const [first, second] = await accountsOf(world, 'acme', [good, good]);
    const other = await world.anotherApi();
    const elsewhere = () => other.post('/payments/charge', aCharge(), adminOf('acme'));
    expect((await elsewhere()).body.gatewayAccountId).toBe(first);

    const silences = 25;
    await world.fault({ mode: 'timeout-before', operation: 'charge', times: silences });
    const asked = await Promise.all(Array.from({ length: silences }, () => charging(world, 'acme')));
    expect(new Set(asked.map(({ status, body }) => `${status} ${body.gatewayAccountId}`))).toEqual(
      new Set([`202 ${first}`]),
    );

    const { status, body } = await charging(world, 'acme');
    expect({ status, account: body.gatewayAccountId }).toEqual({ status: 201, account: second });
    expect(body.route.passedOver).toEqual([
      {
        gateway: 'stripe',
        gatewayAccountId: first,
        why: 'it has not been answering, so it is given a rest',
      },
    ]);
    expect(body.attempts).toHaveLength(1);
    await eventually(
      'another process lets it rest too',
      async () => (await elsewhere()).body.gatewayAccountId === second,
    );
    await eventually(
      'it has rested',
      async () => (await charging(world, 'acme')).body.gatewayAccountId === first,
    );

    await world.settle();
    for (const { body: unheard } of asked) {
      expect(await world.payment(unheard.id)).toMatchObject({ status: 'failed', capturedAmount: 0 });
      expect(await world.ledger(unheard.id)).toEqual([]);
    }
  });
});
