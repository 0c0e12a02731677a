import type Stripe from 'stripe';
import { aCharge, anHourMs, failureOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';
import { chargeAs, movementsAs } from './stripe-payment.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
beforeEach(async () => {
  await open.control('DELETE', '/faults');
});
afterAll(() => open.close());

describe('the ledger', () => {
  it('knows every movement of money and nothing else', async () => {
    const metadata = { kassa_payment_id: 'book' };
    const held = () =>
      stripe.paymentIntents.create(aCharge({ capture_method: 'manual', metadata }), {
        idempotencyKey: `h${Math.random()}`,
      });
    const paid = await stripe.paymentIntents.create(aCharge({ metadata }), { idempotencyKey: 'book-charge' });
    await stripe.paymentIntents.capture(
      (await held()).id,
      { amount_to_capture: 700 },
      { idempotencyKey: 'book-capture' },
    );
    await stripe.paymentIntents.cancel((await held()).id, {}, { idempotencyKey: 'book-void' });
    await held();
    await failureOf(
      stripe.paymentIntents.create(aCharge({ metadata, payment_method: 'pm_card_chargeDeclined' })),
    );
    const refund = await stripe.refunds.create(
      { payment_intent: paid.id, amount: 200, metadata: { kassa_refund_id: 'book-ref' } },
      { idempotencyKey: 'book-refund' },
    );
    const shared = { currency: 'USD', status: 'succeeded', at: expect.stringMatching(/^\d{4}-.*Z$/) };
    expect(await movementsAs(open, 'book')).toEqual([
      {
        ...shared,
        id: paid.latest_charge,
        kind: 'charge',
        amount: 2000,
        reference: 'book',
        idempotencyKey: 'book-charge',
      },
      {
        ...shared,
        id: expect.any(String),
        kind: 'capture',
        amount: 700,
        reference: 'book',
        idempotencyKey: 'book-capture',
      },
      {
        ...shared,
        id: expect.any(String),
        kind: 'void',
        amount: 2000,
        reference: 'book',
        idempotencyKey: 'book-void',
      },
    ]);
    expect(await movementsAs(open, 'book-ref')).toMatchObject([
      { id: refund.id, kind: 'refund', amount: 200 },
    ]);
  });
});

describe('the control API', () => {
  it.each<[string, object, string]>([
    ['/faults', { provider: 'stripe', mode: 'explode' }, 'mode'],
    ['/faults', { mode: 'reset' }, 'provider'],
    ['/faults', { provider: 'stripe', mode: 'latency' }, 'latencyMs'],
    ['/faults', { provider: 'stripe', mode: 'reset', probability: 2 }, 'probability'],
    ['/faults', { provider: 'stripe', mode: 'reset', colour: 1 }, 'colour'],
    ['/webhooks/policy', { provider: 'stripe', drop: -1 }, 'drop'],
    ['/webhooks/resend', { provider: 'stripe' }, 'eventId'],
    ['/disputes', { provider: 'stripe' }, 'paymentId'],
    ['/disputes/du_1/close', { outcome: 'draw' }, 'outcome'],
    ['/actions/pi_1/complete', {}, 'outcome'],
    ['/payer', { provider: 'stripe', paymentId: 'x', act: 'run' }, 'act'],
    ['/clock', {}, 'advanceMs'],
    ['/clock', { to: 'tomorrow' }, 'to'],
    ['/latency', { provider: 'stripe', medianMs: 9, p99Ms: 1 }, 'p99Ms'],
  ])('refuses %s %j naming %s', async (path, body, field) => {
    const { status, body: answer } = await open.control('POST', path, body);
    expect(status).toBe(400);
    expect(answer.error).toMatchObject({ code: 'invalid-input', message: expect.stringContaining(field) });
  });

  it('says clearly what is not there', async () => {
    const refused = async (method: 'GET' | 'POST', path: string, body?: object): Promise<number> => {
      const { status, body: answer } = await open.control(method, path, body);
      expect(answer.error.message).toEqual(expect.any(String));
      return status;
    };
    expect(await refused('GET', '/ledger/nobody')).toBe(404);
    expect(await refused('POST', '/payer', { provider: 'nobody', paymentId: 'p', act: 'pay' })).toBe(404);
    expect(await refused('POST', '/payer', { provider: 'stripe', paymentId: 'p', act: 'pay' })).toBe(422);
    expect(await refused('POST', '/faults', { provider: 'stripe', mode: 'reset', operation: 'dance' })).toBe(
      400,
    );
    expect(await refused('POST', '/actions/pay_none/complete', { outcome: 'failed' })).toBe(404);
    expect(await refused('GET', '/nothing')).toBe(404);
    expect((await open.control('GET', '/mail')).body).toEqual([]);
    expect((await open.control('GET', '/telegram')).body).toEqual([]);
  });

  it('moves the clock of everything', async () => {
    const other = await openSandbox();
    const to = '2031-05-05T12:00:00.000Z';
    const moved = await other.control('POST', '/clock', { to });
    expect(Date.parse(moved.body.now) - Date.parse(to)).toBeLessThan(1000);
    const { created } = await other.stripe.customers.create({});
    expect(new Date(created * 1000).toISOString()).toMatch(/^2031-05-05T12:00/);
    await other.control('POST', '/clock', { advanceMs: anHourMs });
    expect((await other.control('GET', '/clock')).body.now).toMatch(/^2031-05-05T13:00/);
    await other.close();
  });

  it('resets to a fresh start', async () => {
    const other = await openSandbox();
    await chargeAs(other.stripe, 'reset-me');
    await other.control('POST', '/clock', { advanceMs: anHourMs });
    await other.control('POST', '/faults', { provider: 'stripe', mode: 'error-500', operation: 'refund' });
    expect((await other.control('POST', '/reset')).body).toEqual({ reset: true });
    expect((await other.control('GET', '/ledger/stripe')).body).toEqual([]);
    expect((await other.control('GET', '/faults')).body).toEqual([]);
    expect((await other.control('GET', '/clock')).body.offsetMs).toBe(0);
    expect((await other.stripe.events.list()).data).toEqual([]);
    other.inbox.clear();
    expect((await chargeAs(other.stripe, 'reset-me')).lastResponse.headers).not.toHaveProperty(
      'idempotent-replayed',
    );
    await other.inbox.next('payment_intent.succeeded');
    await other.close();
  });
});
