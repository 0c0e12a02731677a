import Stripe from 'stripe';
import {
  aCharge,
  controlClient,
  failureOf,
  openSandbox,
  type OpenSandbox,
  stripeClient,
} from './open-sandbox.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

type RawAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Sends what the official client would not send. */
const raw = async (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<RawAnswer> => {
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const all = { authorization: 'Bearer sk_test_kassa', ...form, ...headers };
  const init = { method, headers: all, ...(body === undefined ? {} : { body }) };
  const response = await fetch(`${open.sandbox.urls['stripe'] ?? ''}${path}`, init);
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as RawAnswer['body'],
  };
};

describe('authentication', () => {
  it('takes a test key as Bearer or Basic and nothing else', async () => {
    const basic = `Basic ${Buffer.from('sk_test_basic:').toString('base64')}`;
    expect((await raw('GET', '/v1/balance', { authorization: basic })).status).toBe(200);
    const wrong = await failureOf(
      new Stripe('sk_live_x', { ...open.sandbox.stripe, maxNetworkRetries: 0 }).balance.retrieve(),
    );
    expect(wrong).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(wrong.message).not.toContain('sk_live_x');
    expect((await raw('GET', '/v1/balance', { authorization: '' })).status).toBe(401);
  });

  it('can be limited to certain keys', async () => {
    const limited = await openSandbox({ stripe: { allowedKeys: ['sk_test_mine'] } });
    const mine = new Stripe('sk_test_mine', { ...limited.sandbox.stripe, maxNetworkRetries: 0 });
    expect((await mine.balance.retrieve()).object).toBe('balance');
    expect((await failureOf(limited.stripe.balance.retrieve())).statusCode).toBe(401);
    await limited.close();
  });
});

describe('errors', () => {
  it('always have an error key, unknown routes included', async () => {
    const unknown = await raw('GET', '/v1/nothing/here');
    expect(unknown).toMatchObject({ status: 404, body: { error: { type: 'invalid_request_error' } } });
    expect((await raw('GET', '/elsewhere')).body).toHaveProperty('error');
    expect((await raw('DELETE', '/v1/refunds/re_1')).status).toBe(404);
  });

  it('are 404 for an id in the path and 400 for one in a parameter', async () => {
    const inPath = await failureOf(stripe.paymentIntents.retrieve('pi_none'));
    expect(inPath).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(inPath).toMatchObject({ statusCode: 404, code: 'resource_missing' });
    const inBody = await failureOf(stripe.paymentIntents.create(aCharge({ customer: 'cus_none' })));
    expect(inBody).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'customer' });
    const method = await failureOf(stripe.paymentIntents.create(aCharge({ payment_method: 'pm_none' })));
    expect(method).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'payment_method' });
  });

  it.each<[string, object, object]>([
    ['unknown parameter', { colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
    [
      'unknown nested parameter',
      { automatic_payment_methods: { on: true } },
      { param: 'automatic_payment_methods[on]' },
    ],
    [
      'the removed payment_method_types',
      { payment_method_types: ['card'] },
      { code: 'payment_method_types_no_longer_supported' },
    ],
    ['missing amount', { amount: undefined }, { code: 'parameter_missing', param: 'amount' }],
    ['amount that is no number', { amount: 12.5 }, { code: 'parameter_invalid_integer', param: 'amount' }],
    ['amount of nothing', { amount: 0 }, { code: 'parameter_invalid_integer', param: 'amount' }],
    ['amount too small', { amount: 49 }, { code: 'amount_too_small', param: 'amount' }],
    ['amount too large', { amount: 100_000_000 }, { code: 'amount_too_large', param: 'amount' }],
    ['small amount in another currency', { amount: 299, currency: 'sek' }, { code: 'amount_too_small' }],
    ['three decimals not ending in 0', { amount: 1001, currency: 'kwd' }, { param: 'amount' }],
    ['unknown currency', { currency: 'xyz' }, { param: 'currency' }],
    ['off_session without confirm', { confirm: false, off_session: true }, { param: 'off_session' }],
    [
      'no return_url where redirects are possible',
      { automatic_payment_methods: { enabled: true } },
      { param: 'return_url' },
    ],
    ['long metadata value', { metadata: { k: 'v'.repeat(501) } }, { param: 'metadata[k]' }],
    ['long metadata key', { metadata: { ['k'.repeat(41)]: 'v' } }, { statusCode: 400 }],
    [
      'too many metadata keys',
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v'])) },
      { param: 'metadata' },
    ],
    ['bad word', { capture_method: 'sometime' }, { param: 'capture_method' }],
    ['foreign fee', { application_fee_amount: 10 }, { param: 'application_fee_amount' }],
  ])('%s is 400', async (_name, over, expected) => {
    const error = await failureOf(stripe.paymentIntents.create(aCharge(over)));
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 400, ...expected });
    expect(error.requestId).toMatch(/^req_/);
  });

  it('tell a wrong API version', async () => {
    expect((await raw('GET', '/v1/balance', { 'stripe-version': 'latest' })).status).toBe(400);
    expect((await raw('GET', '/v1/balance')).headers.get('stripe-version')).toBe('2026-10-28.endive');
  });
});

describe('forms', () => {
  it('may be written in any of the ways Stripe reads', async () => {
    const form =
      'email=a%2Bb%40c.test&metadata%5Border%5D=o+1&metadata[1]=x&preferred_locales[]=en&preferred_locales[]=de&description=';
    const { body } = await raw('POST', '/v1/customers', {}, form);
    expect(body).toMatchObject({
      email: 'a+b@c.test',
      metadata: { order: 'o 1', 1: 'x' },
      preferred_locales: ['en', 'de'],
      description: null,
    });
  });
});

describe('metadata', () => {
  it('merges, deletes single keys and clears', async () => {
    const { id } = await stripe.customers.create({ metadata: { a: '1', b: '2' } });
    expect((await stripe.customers.update(id, { metadata: { b: '', c: '3' } })).metadata).toEqual({
      a: '1',
      c: '3',
    });
    expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({});
  });
});

describe('a second sandbox', () => {
  it('has a state of its own and an address for the client', async () => {
    const other = await openSandbox();
    expect((await stripeClient(other.sandbox).paymentIntents.list()).data).toEqual([]);
    const { body } = await controlClient(other.sandbox.controlUrl)('GET', '/');
    expect(body).toMatchObject({ emulators: { stripe: `http://127.0.0.1:${other.sandbox.stripe.port}` } });
    await other.close();
  });
});
