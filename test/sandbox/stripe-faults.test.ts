import type Stripe from 'stripe';
import { aCharge, failureOf, openSandbox, type OpenSandbox, stripeClient } from './open-sandbox.ts';
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

const fault = (mode: string, more: object = {}) =>
  open.control('POST', '/faults', { provider: 'stripe', mode, ...more });

describe('faults', () => {
  const impatient = (): Stripe => stripeClient(open.sandbox, { timeout: 60 });

  it('timeout-before: nothing happened, and a repeat does it', async () => {
    await fault('timeout-before', { operation: 'charge', times: 1 });
    expect((await failureOf(chargeAs(impatient(), 'f1'))).type).toBe('StripeConnectionError');
    expect(await movementsAs(open, 'f1')).toEqual([]);
    expect((await chargeAs(stripe, 'f1')).status).toBe('succeeded');
    expect(await movementsAs(open, 'f1')).toHaveLength(1);
  });

  it('timeout-after: it happened once, and a repeat tells so', async () => {
    await fault('timeout-after', { operation: 'charge', times: 1 });
    expect((await failureOf(chargeAs(impatient(), 'f2'))).type).toBe('StripeConnectionError');
    expect(await movementsAs(open, 'f2')).toHaveLength(1);
    const again = await chargeAs(stripe, 'f2');
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await movementsAs(open, 'f2')).toHaveLength(1);
  });

  it('reset: the client tries again by itself and pays once', async () => {
    await fault('reset', { times: 1 });
    const { id } = await chargeAs(stripe, 'f3');
    expect(id).toMatch(/^pi_/);
    expect(await movementsAs(open, 'f3')).toHaveLength(1);
    await fault('reset-after', { times: 1 });
    const replayed = await chargeAs(stripe, 'f3b');
    expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await movementsAs(open, 'f3b')).toHaveLength(1);
  });

  it('error-500 and rate-limit: not executed, not remembered', async () => {
    await fault('error-500', { times: 1 });
    const broken = await failureOf(chargeAs(stripe, 'f4'));
    expect(broken).toMatchObject({ statusCode: 500, rawType: 'api_error' });
    await fault('rate-limit', { times: 1 });
    const limited = await failureOf(chargeAs(stripe, 'f4'));
    expect(limited).toMatchObject({ statusCode: 429, type: 'StripeRateLimitError' });
    const { lastResponse } = await chargeAs(stripe, 'f4');
    expect(lastResponse.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('latency: late but right', async () => {
    await fault('latency', { latencyMs: 80, operation: 'charge' });
    const startedAt = performance.now();
    expect((await chargeAs(stripe, 'f5')).status).toBe('succeeded');
    expect(performance.now() - startedAt).toBeGreaterThan(75);
  });

  it('garbage: executed, answered with nonsense that is not an error', async () => {
    await fault('garbage', { operation: 'charge', seed: 5 });
    for (let at = 0; at < 4; at += 1) {
      const answer: unknown = await chargeAs(stripe, `f6-${at}`).catch((error: unknown) => error);
      expect(answer).not.toHaveProperty('object', 'payment_intent');
      expect(await movementsAs(open, `f6-${at}`)).toHaveLength(1);
    }
  });

  it('strike the aimed operation only', async () => {
    const held = await stripe.paymentIntents.create(aCharge({ capture_method: 'manual' }));
    const aim = async (operation: string, call: () => Promise<unknown>): Promise<void> => {
      await open.control('DELETE', '/faults');
      await fault('error-500', { operation });
      expect((await failureOf(call())).statusCode).toBe(500);
    };
    await aim('authorize', () => stripe.paymentIntents.create(aCharge({ capture_method: 'manual' })));
    await aim('capture', () => stripe.paymentIntents.capture(held.id));
    await aim('void', () => stripe.paymentIntents.cancel(held.id));
    await aim('cancel', () => stripe.paymentIntents.cancel(held.id));
    await aim('refund', () => stripe.refunds.create({ payment_intent: held.id }));
    await aim('lookup', () => stripe.paymentIntents.retrieve(held.id));
    await aim('create', () => stripe.customers.create({}));
    const bare = await stripe.customers.create({}).catch(() => null);
    expect(bare).toBeNull();
    await aim('confirm', () => stripe.paymentIntents.confirm(held.id));
    expect((await chargeAs(stripe, 'f7')).status).toBe('succeeded');
  });

  it('repeat themselves with the same seed', async () => {
    const fates = async (): Promise<string> => {
      await open.control('DELETE', '/faults');
      await fault('error-500', { probability: 0.5, seed: 11, operation: 'lookup' });
      let said = '';
      for (let at = 0; at < 16; at += 1) {
        const answered = stripe.balance.retrieve();
        said += await answered.then(
          () => '.',
          () => 'x',
        );
      }
      return said;
    };
    const first = await fates();
    expect(first).toMatch(/x.*\.|\..*x/);
    expect(await fates()).toBe(first);
    expect((await open.control<readonly object[]>('GET', '/faults')).body[0]).toMatchObject({
      mode: 'error-500',
      used: first.split('x').length - 1,
    });
  });

  it('let go of held calls when the sandbox stops', async () => {
    const other = await openSandbox();
    await other.control('POST', '/faults', { provider: 'stripe', mode: 'timeout-before' });
    const held = failureOf(stripeClient(other.sandbox).balance.retrieve());
    const listed = await other.control('GET', '/faults');
    expect(listed.status).toBe(200);
    await other.close();
    expect((await held).type).toBe('StripeConnectionError');
  });
});

describe('a latency profile', () => {
  it('slows down what moves money and declines a share of it', async () => {
    await open.control('POST', '/latency', {
      provider: 'stripe',
      medianMs: 2,
      p99Ms: 8,
      declineRate: 0.5,
      seed: 2,
    });
    const tried = await Promise.allSettled(
      Array.from({ length: 40 }, () => stripe.paymentIntents.create(aCharge())),
    );
    const declined = tried.filter(({ status }) => status === 'rejected');
    expect(declined.length).toBeGreaterThan(8);
    expect(declined.length).toBeLessThan(32);
    expect(declined[0]).toMatchObject({ reason: { code: 'card_declined', decline_code: 'generic_decline' } });
    expect((await open.control('DELETE', '/latency')).body).toEqual([]);
    expect((await stripe.paymentIntents.create(aCharge())).status).toBe('succeeded');
  });
});
