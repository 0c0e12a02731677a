import { anOpening, openPaypalAccount, type PaypalAccount, usd } from './paypal-account.ts';

let paypal: PaypalAccount;
beforeAll(async () => {
  paypal = await openPaypalAccount();
});
afterAll(() => paypal.close());

const longId = 'cus_01JD0000000000000000000000';
let count = 0;
const begin = (changes: object = {}) =>
  paypal.vault.begin({
    customerReference: 'cus_1',
    type: 'paypal',
    token: null,
    returnUrl: 'https://shop.example/saved',
    key: `begin-${(count += 1)}`,
    ...changes,
  });
const finish = (reference: string) =>
  paypal.vault.finish({ customerReference: 'cus_1', reference, code: null, key: `finish-${(count += 1)}` });

/** A setup that its customer has agreed to at PayPal. */
const agreed = async (): Promise<string> => {
  const begun = await begin();
  if (!begun.ok || begun.value.kind !== 'redirect') throw new Error(JSON.stringify(begun));
  await paypal.payer(begun.value.url);
  return begun.value.reference;
};

describe('a PayPal account that is saved', () => {
  it('belongs to a customer whom PayPal knows by an id that it takes', async () => {
    const customer = { email: null, name: null };
    expect(await paypal.vault.register({ customerId: 'cus_1', ...customer }, 'k')).toEqual({
      ok: true,
      value: 'cus_1',
    });
    const [one, again, other] = await Promise.all(
      [longId, longId, `${longId}X`].map((customerId) =>
        paypal.vault.register({ customerId, ...customer }, 'k'),
      ),
    );
    expect(one).toEqual({ ok: true, value: expect.stringMatching(/^[\w-]{22}$/) });
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('is agreed to at PayPal, and then charged while its owner is away', async () => {
    const reference = await agreed();
    const saved = await finish(reference);
    expect(saved).toMatchObject({ ok: true, value: { type: 'paypal', token: expect.any(String) } });
    expect(await finish(reference)).toEqual(saved);
    const token = saved.ok ? saved.value.token : '';
    const call = anOpening({ source: token, offSession: true });
    expect(await paypal.gateway.charge(call)).toMatchObject({ kind: 'captured', amount: usd(10_000n) });
    expect(await paypal.vault.remove({ customerReference: 'cus_1', token })).toEqual({
      ok: true,
      value: true,
    });
    expect(await paypal.vault.remove({ customerReference: 'cus_1', token })).toEqual({
      ok: true,
      value: true,
    });
    expect(await paypal.gateway.charge(anOpening({ source: token, offSession: true }))).toMatchObject({
      kind: 'declined',
      failure: { code: 'invalid-account' },
    });
  });

  it('is the same setup when it is begun again', async () => {
    const [first, second] = [await begin({ key: 'same' }), await begin({ key: 'same' })];
    expect(second).toEqual(first);
  });

  it('can be agreed to in the browser, whose token is saved at once', async () => {
    const saved = await begin({ token: await agreed(), returnUrl: null });
    expect(saved).toMatchObject({ ok: true, value: { kind: 'saved', method: { type: 'paypal' } } });
  });

  it('is not saved before its owner agreed', async () => {
    const begun = await begin();
    const reference = begun.ok && begun.value.kind === 'redirect' ? begun.value.reference : '';
    expect(await finish(reference)).toMatchObject({ ok: false, error: { code: 'not-finished' } });
  });

  it.each([
    ['another kind of method', { type: 'card' }, 'method-refused'],
    ['no way back', { returnUrl: null }, 'method-refused'],
    ['a token that nobody knows', { token: 'NOBODYKNOWS' }, 'unknown-token'],
  ])('is refused with %s', async (_, changes, code) => {
    expect(await begin(changes)).toMatchObject({ ok: false, error: { code } });
  });

  it.each(['timeout-after', 'reset-after', 'error-500', 'rate-limit'])(
    'is asked for again under the same key when PayPal did not say (%s)',
    async (mode) => {
      const key = `begin-after-${mode}`;
      await paypal.fault('vault', mode);
      expect(await begin({ key })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
      expect(await begin({ key })).toMatchObject({ ok: true, value: { kind: 'redirect' } });
      const reference = await agreed();
      await paypal.fault('vault', mode);
      expect(await finish(reference)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
      expect(await finish(reference)).toMatchObject({ ok: true });
    },
  );
});
