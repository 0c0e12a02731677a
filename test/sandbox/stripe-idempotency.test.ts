import Stripe from 'stripe';
import { aCharge, failureOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('idempotency', () => {
  const key = (name: string): Stripe.RequestOptions => ({ idempotencyKey: name });

  it('answers a repeated key with the first answer, to the byte, whatever happened since', async () => {
    const first = await stripe.paymentIntents.create(aCharge({ capture_method: 'manual' }), key('same'));
    await stripe.paymentIntents.capture(first.id);
    const again = await stripe.paymentIntents.create(aCharge({ capture_method: 'manual' }), key('same'));
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
    expect({ ...again }).toEqual({ ...first });
  });

  it('replays declines, which did execute', async () => {
    const declined = aCharge({ payment_method: 'pm_card_chargeDeclined' });
    const first = await failureOf(stripe.paymentIntents.create(declined, key('declined')));
    const again = await failureOf(stripe.paymentIntents.create(declined, key('declined')));
    expect(again.statusCode).toBe(402);
    expect(again.payment_intent.id).toBe(first.payment_intent.id);
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true' });
  });

  it('refuses a key with other parameters or another path', async () => {
    const intent = await stripe.paymentIntents.create(aCharge(), key('mismatch'));
    const other = await failureOf(stripe.paymentIntents.create(aCharge({ amount: 3000 }), key('mismatch')));
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(other.statusCode).toBe(400);
    const path = await failureOf(stripe.refunds.create({ payment_intent: intent.id }, key('mismatch')));
    expect(path.type).toBe('StripeIdempotencyError');
  });

  it('does not use up a key when parameters are invalid', async () => {
    const invalid = await failureOf(stripe.paymentIntents.create(aCharge({ amount: 1 }), key('corrected')));
    expect(invalid.code).toBe('amount_too_small');
    const corrected = await stripe.paymentIntents.create(aCharge(), key('corrected'));
    expect(corrected.status).toBe('succeeded');
  });

  it('answers 409 while the first request runs', async () => {
    await open.control('POST', '/faults', {
      provider: 'stripe',
      operation: 'charge',
      mode: 'latency',
      latencyMs: 150,
      times: 2,
    });
    const [first, second] = await Promise.allSettled([
      stripe.paymentIntents.create(aCharge(), key('racing')),
      stripe.paymentIntents.create(aCharge(), key('racing')),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { statusCode: 409, rawType: 'idempotency_error', code: 'idempotency_key_in_use' },
    });
  });

  it('keeps keys of different accounts apart, refuses endless ones and forgets after 24 hours', async () => {
    const other = new Stripe('sk_test_other', { ...open.sandbox.stripe, maxNetworkRetries: 0 });
    const mine = await stripe.paymentIntents.create(aCharge(), key('shared'));
    expect((await other.paymentIntents.create(aCharge(), key('shared'))).id).not.toBe(mine.id);
    expect((await failureOf(stripe.customers.create({}, key('k'.repeat(256))))).statusCode).toBe(400);
    await open.advance(25 * 3_600_000);
    expect((await stripe.paymentIntents.create(aCharge(), key('shared'))).id).not.toBe(mine.id);
  });
});
