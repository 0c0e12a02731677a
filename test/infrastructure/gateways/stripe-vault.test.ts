import type Stripe from 'stripe';
import { stripeClient as kassasClient } from '#infrastructure/gateways/stripe/stripe-client';
import { stripeVault } from '#infrastructure/gateways/stripe/stripe-vault';
import { openSandbox, type OpenSandbox } from '#test/sandbox/open-sandbox';

/** Above the pause that the official client makes before it tries again. */
const timeoutMs = 400;
let open: OpenSandbox;
let vault: ReturnType<typeof stripeVault>;
let stripe: Stripe;
let keys = 0;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
  const { protocol, host, port } = open.sandbox.stripe;
  vault = stripeVault({
    stripe: kassasClient({ secretKey: 'sk_test_kassa', apiBase: `${protocol}://${host}:${port}`, timeoutMs }),
  });
});
afterEach(() => open.control('DELETE', '/faults'));
afterAll(() => open.close());

const key = (): string => `key-${(keys += 1)}`;
const fault = (mode: string, times: number, operation = 'create') =>
  open.control('POST', '/faults', { provider: 'stripe', operation, mode, times });
const registered = async (): Promise<string> => {
  const made = await vault.register(
    { customerId: 'cus_ours', email: 'ann@example.test', name: 'Ann' },
    key(),
  );
  if (!made.ok) throw new Error(made.error.detail);
  return made.value;
};
const begin = (customerReference: string, token: string | null, asked: object = {}) =>
  vault.begin({ customerReference, type: 'card', token, returnUrl: null, key: key(), ...asked });

describe('a customer at Stripe', () => {
  it('is made once for a key, with our id of them', async () => {
    const customer = { customerId: 'cus_ours', email: 'ann@example.test', name: null };
    const [first, second] = [await vault.register(customer, 'once'), await vault.register(customer, 'once')];
    expect(second).toEqual(first);
    expect(first.ok && (await stripe.customers.retrieve(first.value))).toMatchObject({
      email: 'ann@example.test',
      metadata: { kassa_customer_id: 'cus_ours' },
    });
  });
  it('is made in spite of an error that Stripe keeps under the key', async () => {
    await fault('error-500', 2);
    expect(await vault.register({ customerId: 'cus_ours', email: null, name: null }, key())).toMatchObject({
      ok: true,
    });
  });
});

describe('a method at Stripe', () => {
  it.each([
    ['pm_card_visa', 'card', { brand: 'visa', last4: '4242' }],
    ['pm_card_amex', 'card', { brand: 'amex' }],
    ['pm_usBankAccount_success', 'us_bank_account', { brand: null, bank: expect.any(String) }],
  ] as const)('%s is attached, for use while the customer is away', async (token, type, facts) => {
    const customer = await registered();
    const saved = await begin(customer, token, { type });
    expect(saved).toMatchObject({ ok: true, value: { kind: 'saved', method: { type, ...facts } } });
    const { data } = await stripe.setupIntents.list({ customer });
    expect(data).toMatchObject([{ usage: 'off_session', status: 'succeeded' }]);
  });

  it('is one method however often it is begun under its key', async () => {
    const customer = await registered();
    const same = key();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => begin(customer, 'pm_card_visa', { key: same })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(1);
  });

  it.each([
    ['pm_card_chargeDeclined', 'method-refused', 'The card was declined.'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'method-refused', 'The card has insufficient funds.'],
    ['pm_nobody', 'unknown-token', 'Stripe knows no such token.'],
  ])('%s is refused: %s', async (token, code, detail) => {
    expect(await begin(await registered(), token)).toEqual({ ok: false, error: { code, detail } });
  });

  it('of another customer is refused without a word of the provider’s', async () => {
    const { id: token } = await stripe.paymentMethods.attach('pm_card_visa', {
      customer: await registered(),
    });
    const refused = await begin(await registered(), token);
    expect(refused).toMatchObject({ ok: false, error: { code: 'method-refused' } });
    expect(JSON.stringify(refused)).not.toContain(token);
  });

  it.each(['timeout-before', 'error-500', 'rate-limit', 'reset', 'garbage'])(
    'is neither saved nor refused while Stripe answers with %s',
    async (mode) => {
      const customer = await registered();
      await fault(mode, 4);
      expect(await begin(customer, 'pm_card_visa')).toMatchObject({
        ok: false,
        error: { code: 'unavailable' },
      });
    },
  );

  it('waits for its customer, and is found when they have acted', async () => {
    const customer = await registered();
    const begun = await begin(customer, null);
    if (!begun.ok || begun.value.kind !== 'browser') throw new Error('there is nothing for a browser to do');
    const { reference, clientSecret } = begun.value;
    expect(clientSecret).toContain(`${reference}_secret_`);
    const finish = () => vault.finish({ customerReference: customer, reference, code: null, key: key() });
    expect(await finish()).toMatchObject({ ok: false, error: { code: 'not-finished' } });
    await stripe.setupIntents.confirm(reference, {
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.test',
    });
    expect(await finish()).toMatchObject({ ok: true, value: { last4: '4242' } });
    expect(await finish()).toEqual(await finish());
  });

  it('leads to the bank’s page when the customer can come back from it', async () => {
    const asked = { returnUrl: 'https://shop.test/back' };
    expect(await begin(await registered(), 'pm_card_threeDSecure2Required', asked)).toMatchObject({
      ok: true,
      value: { kind: 'redirect', url: expect.stringContaining('/3ds/') },
    });
  });

  it('is given on Stripe’s page by who can come back from it, and is found then', async () => {
    const customer = await registered();
    const asked = { returnUrl: 'https://shop.test/back', methodId: 'pm_ours' };
    const begun = await begin(customer, null, asked);
    if (!begun.ok || begun.value.kind !== 'redirect') throw new Error('it leads nowhere');
    const { reference, url } = begun.value;
    const ask = { customerReference: customer, reference, code: null, key: key() };
    expect(await vault.finish(ask)).toMatchObject({ ok: false, error: { code: 'not-finished' } });
    const body = new URLSearchParams({ payment_method: 'pm_card_visa' });
    const done = await fetch(url, { method: 'POST', body, redirect: 'manual' });
    expect(done.headers.get('location')).toBe('https://shop.test/back');
    expect(await vault.finish(ask)).toMatchObject({ ok: true, value: { last4: '4242' } });
    expect(await vault.abandon!(ask)).toEqual(await vault.finish(ask));
    const { setup_intent: intent } = await stripe.checkout.sessions.retrieve(reference, {
      expand: ['setup_intent'],
    });
    expect(intent).toMatchObject({ metadata: { kassa_method_id: 'pm_ours' }, usage: 'off_session' });
  });

  it('that was given up can’t be given on the page any more', async () => {
    const customer = await registered();
    const begun = await begin(customer, null, { returnUrl: 'https://shop.test/back' });
    if (!begun.ok || begun.value.kind !== 'redirect') throw new Error('it leads nowhere');
    const ask = { customerReference: customer, reference: begun.value.reference, code: null, key: key() };
    expect(await vault.abandon!(ask)).toEqual({ ok: true, value: null });
    expect((await fetch(begun.value.url, { method: 'POST', redirect: 'manual' })).status).toBe(404);
    expect(await vault.finish(ask)).toMatchObject({ ok: false, error: { code: 'method-refused' } });
  });

  it('that nobody finishes can’t be finished any more; one that was is given', async () => {
    const customer = await registered();
    const waiting = await begin(customer, null);
    if (!waiting.ok || waiting.value.kind === 'saved') throw new Error('it does not wait');
    const { reference } = waiting.value;
    const abandon = () => vault.abandon!({ customerReference: customer, reference, key: key() });
    expect(await abandon()).toEqual({ ok: true, value: null });
    expect(await abandon()).toEqual({ ok: true, value: null });
    expect(await stripe.setupIntents.retrieve(reference)).toMatchObject({ status: 'canceled' });
    const { id } = await stripe.setupIntents.create({
      customer,
      payment_method: 'pm_card_visa',
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    expect(await vault.abandon!({ customerReference: customer, reference: id, key: key() })).toMatchObject({
      ok: true,
      value: { last4: '4242' },
    });
  });

  it('is forgotten once and for all, also when it was forgotten or never there', async () => {
    const customerReference = await registered();
    const saved = await begin(customerReference, 'pm_card_visa');
    if (!saved.ok || saved.value.kind !== 'saved') throw new Error('it was not saved');
    const remove = (token: string) => vault.remove({ customerReference, token });
    const { token } = saved.value.method;
    expect([await remove(token), await remove(token), await remove('pm_nobody')]).toEqual(
      Array(3).fill({ ok: true, value: true }),
    );
    expect((await stripe.paymentMethods.list({ customer: customerReference })).data).toEqual([]);
    await fault('error-500', 2);
    expect(await remove(token)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('is managed on a page of Stripe’s', async () => {
    const portal = { customerReference: await registered(), returnUrl: 'https://shop.test', key: key() };
    const session = await vault.portal!(portal);
    expect(session).toMatchObject({ ok: true, value: { url: expect.stringMatching(/^http/) } });
    expect(await vault.portal!(portal)).toEqual(session);
  });
});
