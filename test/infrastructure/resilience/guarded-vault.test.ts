import { stripeClient } from '#infrastructure/gateways/stripe/stripe-client';
import { stripeVault } from '#infrastructure/gateways/stripe/stripe-vault';
import { callGuard } from '#infrastructure/resilience/call-guard';
import { guardedVault } from '#infrastructure/resilience/guarded-vault';
import { openSandbox, type OpenSandbox } from '#test/sandbox/open-sandbox';

const limits = {
  atOnceMax: 1,
  waitingMax: 0,
  failingShare: 0.5,
  windowMs: 1_000,
  callsASecondMin: 2,
  openMs: 60_000,
  retriesMax: 2,
};
let open: OpenSandbox;
beforeAll(async () => void (open = await openSandbox()));
afterEach(() => open.control('DELETE', '/faults'));
afterAll(() => open.close());

const aVault = () => {
  const { protocol, host, port } = open.sandbox.stripe;
  const stripe = stripeClient({
    secretKey: 'sk_test_kassa',
    apiBase: `${protocol}://${host}:${port}`,
    timeoutMs: 1_000,
  });
  const guard = callGuard(limits, () => undefined);
  const vault = guardedVault(stripeVault({ stripe }), guard);
  let made = 0;
  const register = () =>
    vault.register({ customerId: 'cus_1', email: null, name: null }, `key-${(made += 1)}`);
  return { guard, vault, register };
};

describe('a vault behind its guard', () => {
  it('keeps, shows its page and forgets as it would without', async () => {
    const { vault, register } = aVault();
    const customer = await register();
    if (!customer.ok) throw new Error(customer.error.detail);
    const customerReference = customer.value;
    const asked = { customerReference, type: 'card', returnUrl: null, key: 'begin' } as const;
    const begun = await vault.begin({ ...asked, token: 'pm_card_visa' });
    if (!begun.ok || begun.value.kind !== 'saved') throw new Error('it was not saved');
    const { token } = begun.value.method;
    expect(await vault.remove({ customerReference, token })).toEqual({ ok: true, value: true });
    const page = { customerReference, returnUrl: 'https://shop.test', key: 'page' };
    expect(await vault.portal?.(page)).toMatchObject({ ok: true });
  });

  it('asks no more when the provider has not been answering, and says that it did not', async () => {
    const { guard, register } = aVault();
    await open.control('POST', '/faults', { provider: 'stripe', operation: 'create', mode: 'error-500' });
    for (let call = 0; call < 6 && guard.state() === 'closed'; call += 1)
      expect(await register()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(guard.state()).toBe('open');
    await open.control('DELETE', '/faults');
    expect(await register()).toEqual({
      ok: false,
      error: {
        code: 'unavailable',
        detail:
          'The payment provider was not asked, because it has not been answering, so it is given a rest.',
      },
    });
  });

  it('turns away what it has no room for', async () => {
    const { register } = aVault();
    const both = await Promise.all([register(), register()]);
    expect(both).toMatchObject([
      { ok: true },
      { ok: false, error: { code: 'unavailable', detail: expect.stringContaining('too many calls') } },
    ]);
  });
});
