import { ApiError, CaptureStatus } from '@paypal/paypal-server-sdk';
import { eventually } from '#test/support/eventually';
import { captureIdOf, holdIdOf, orderFor, paid } from './paypal-checkout.ts';
import { paypalClient, type PaypalClient, refusalOf } from './paypal-client.ts';
import { type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
beforeEach(async () => {
  await open.control('DELETE', '/faults');
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const fault = (mode: string, more: object = {}) =>
  open.control('POST', '/faults', { provider: 'paypal', mode, ...more });
const charge = (customId: string, client: PaypalClient = open) =>
  client.orders.createOrder({
    body: orderFor(customId, { token: 'sandbox-vault-ok' }),
    paypalRequestId: customId,
  });
const broken = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing broke',
    (error: unknown) => String(error),
  );

describe('a fault', () => {
  /** A client that gives up soon, with its token already at hand. */
  const impatient = async (): Promise<PaypalClient> => {
    const client = paypalClient(open.wire.url, { timeoutMs: 300 });
    const isAnswered = () =>
      client.orders
        .getOrder({ id: 'NOBODY' })
        .catch((error: unknown) => (error instanceof ApiError ? error.statusCode : 0));
    await eventually('an answer in time', async () => (await isAnswered()) === 404);
    return client;
  };

  it('timeout-before: nothing happened, and a repeat does it', async () => {
    const client = await impatient();
    await fault('timeout-before', { operation: 'charge', times: 1 });
    expect(await broken(charge('f1', client))).not.toBe('nothing broke');
    expect(await open.ledger('f1')).toEqual([]);
    expect((await charge('f1')).statusCode).toBe(201);
    expect(await open.ledger('f1')).toHaveLength(1);
  });

  it('timeout-after: it happened once, and a repeat tells so', async () => {
    const client = await impatient();
    await fault('timeout-after', { operation: 'charge', times: 1 });
    expect(await broken(charge('f2', client))).not.toBe('nothing broke');
    expect(await open.ledger('f2')).toHaveLength(1);
    expect((await charge('f2')).statusCode).toBe(200);
    expect(await open.ledger('f2')).toHaveLength(1);
  });

  it('reset and reset-after: broken before, and after', async () => {
    await fault('reset', { operation: 'charge', times: 1 });
    expect(await broken(charge('f3'))).not.toBe('nothing broke');
    expect(await open.ledger('f3')).toEqual([]);
    await fault('reset-after', { operation: 'charge', times: 1 });
    expect(await broken(charge('f3'))).not.toBe('nothing broke');
    expect(await open.ledger('f3')).toHaveLength(1);
    expect((await charge('f3')).statusCode).toBe(200);
  });

  it('error-500 and rate-limit: not executed', async () => {
    await fault('error-500', { operation: 'charge', times: 1 });
    expect(await refusalOf(charge('f4'))).toMatchObject({ status: 500, name: 'INTERNAL_SERVER_ERROR' });
    await fault('rate-limit', { operation: 'charge', times: 1 });
    expect(await refusalOf(charge('f4'))).toMatchObject({ status: 429, name: 'RATE_LIMIT_REACHED' });
    expect(await open.ledger('f4')).toEqual([]);
    expect((await charge('f4')).statusCode).toBe(201);
  });

  it('garbage: executed, and answered with nonsense', async () => {
    const other = await openPaypal();
    await other.control('POST', '/faults', {
      provider: 'paypal',
      operation: 'charge',
      mode: 'garbage',
      seed: 5,
    });
    for (let at = 0; at < 4; at += 1) {
      const answer = await charge(`f5-${at}`, other).catch((error: unknown) => error);
      expect(answer).not.toHaveProperty('result.id');
      expect(await other.ledger(`f5-${at}`)).toHaveLength(1);
    }
    expect((await other.close()).length).toBeGreaterThan(0);
  });

  it('strikes the aimed operation only', async () => {
    const approved = async (customId: string, hold: boolean): Promise<string> => {
      const { result } = await open.orders.createOrder({ body: orderFor(customId, { hold }) });
      await open.payer(customId);
      return result.id!;
    };
    const toCharge = await approved('a1', false);
    const toHold = await approved('a2', true);
    const authorizationId = holdIdOf(await paid(open, 'a3', { hold: true }));
    const captureId = captureIdOf(await paid(open, 'a4'));
    await paid(open, 'a5');
    const { id: disputeId } = (
      await open.control('POST', '/disputes', { provider: 'paypal', paymentId: 'a5' })
    ).body;
    const evidences = { evidences: [{ evidence_type: 'OTHER', notes: 'x' }] };
    const card = { number: '4012888888881881', expiry: '2031-12' };
    const patch = [{ op: 'replace', path: "/purchase_units/@reference_id=='default'/custom_id", value: 'b' }];
    const status = async (call: Promise<{ readonly status: number }>): Promise<number> => (await call).status;
    const calls: readonly (readonly [string, () => Promise<number>])[] = [
      ['create', async () => (await refusalOf(open.orders.createOrder({ body: orderFor('a6') }))).status],
      ['update', () => status(open.bare('PATCH', `/v2/checkout/orders/${toCharge}`, patch))],
      ['charge', async () => (await refusalOf(charge('a7'))).status],
      ['charge', async () => (await refusalOf(open.orders.captureOrder({ id: toCharge }))).status],
      ['confirm', async () => (await refusalOf(open.orders.captureOrder({ id: toCharge }))).status],
      ['authorize', async () => (await refusalOf(open.orders.authorizeOrder({ id: toHold }))).status],
      ['authorize', async () => (await refusalOf(paid(open, 'a8', { hold: true }))).status],
      [
        'capture',
        async () => (await refusalOf(open.payments.captureAuthorizedPayment({ authorizationId }))).status,
      ],
      [
        'reauthorize',
        async () => (await refusalOf(open.payments.reauthorizePayment({ authorizationId }))).status,
      ],
      ['void', async () => (await refusalOf(open.payments.voidPayment({ authorizationId }))).status],
      ['cancel', async () => (await refusalOf(open.payments.voidPayment({ authorizationId }))).status],
      ['refund', async () => (await refusalOf(open.payments.refundCapturedPayment({ captureId }))).status],
      ['lookup', async () => (await refusalOf(open.payments.getCapturedPayment({ captureId }))).status],
      [
        'vault',
        () =>
          status(
            open.bare(
              'POST',
              '/v3/vault/setup-tokens',
              { payment_source: { card } },
              { 'paypal-request-id': 'v' },
            ),
          ),
      ],
      [
        'evidence',
        () => status(open.bare('POST', `/v1/customer/disputes/${disputeId}/provide-evidence`, evidences)),
      ],
      ['certificate', async () => (await fetch(`${open.wire.url}/v1/notifications/certs/CERT-1`)).status],
      ['token', async () => (await fetch(`${open.wire.url}/v1/oauth2/token`, { method: 'POST' })).status],
    ];
    for (const [operation, call] of calls) {
      await open.control('DELETE', '/faults');
      await fault('error-500', { operation, times: 1 });
      expect([operation, await call()]).toEqual([operation, 500]);
    }
    await open.control('DELETE', '/faults');
    await fault('error-500', { operation: 'refund' });
    expect((await open.orders.captureOrder({ id: toCharge })).statusCode).toBe(201);
  });

  it('that nobody knows is refused with what there is', async () => {
    const { status, body } = await fault('reset', { operation: 'teleport' });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('reauthorize')]);
  });
});

describe('a latency profile', () => {
  it('slows down what moves money and declines a share of it', async () => {
    await open.control('POST', '/latency', {
      provider: 'paypal',
      medianMs: 2,
      p99Ms: 8,
      declineRate: 0.5,
      seed: 2,
    });
    const results = await Promise.all(Array.from({ length: 24 }, (_, at) => charge(`w${at}`)));
    const declined = results.filter(
      ({ result }) => result.purchaseUnits![0]!.payments!.captures![0]!.status === CaptureStatus.Declined,
    );
    expect(declined.length).toBeGreaterThan(4);
    expect(declined.length).toBeLessThan(20);
    const { result } = await open.orders.createOrder({ body: orderFor('asked') });
    await open.payer('asked');
    const tries: (string | undefined)[] = [];
    for (let at = 0; at < 12 && !tries.includes(undefined); at += 1)
      tries.push(
        await open.orders.captureOrder({ id: result.id! }).then(
          () => undefined,
          async (error: unknown) => (await refusalOf(Promise.reject(error as Error))).issue,
        ),
      );
    expect(tries.at(-1)).toBeUndefined();
    expect(tries.slice(0, -1).every((issue) => issue === 'INSTRUMENT_DECLINED')).toBe(true);
    await open.control('DELETE', '/latency');
  });
});
