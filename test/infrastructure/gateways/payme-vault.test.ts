import { cards, openPaymeAccount, type PaymeAccount } from './payme-account.ts';

let payme: PaymeAccount;
beforeAll(async () => {
  payme = await openPaymeAccount();
});
afterEach(() => payme.calm());
afterAll(() => payme.close());

/** What the customer's browser does with the number, which Kassa never sees. */
const madeInBrowser = async (number = '8600069195406311', save = true): Promise<string> => {
  const card = { number, expire: '0399' };
  const { result } = await payme.rpc('cards.create', { card, save }, payme.merchantId);
  return (result as unknown as { card: { token: string } }).card.token;
};
const begin = (token: string | null) =>
  payme.vault.begin({ customerReference: 'cus_1', type: 'card', token, returnUrl: null, key: 'begin-1' });
const finish = (reference: string, code: string | null) =>
  payme.vault.finish({ customerReference: 'cus_1', reference, code, key: 'finish-1' });

describe('a card saved at Payme', () => {
  it('is verified with the code that its owner was sent, and then can be charged', async () => {
    const token = await madeInBrowser();
    expect(await begin(token)).toEqual({
      ok: true,
      value: {
        kind: 'code',
        reference: token,
        phone: expect.stringMatching(/^998\d+\*+\d+$/),
        resendAfterMs: 60_000,
      },
    });
    const saved = await finish(token, '666666');
    expect(saved).toMatchObject({
      ok: true,
      value: { type: 'card', brand: 'uzcard', last4: '6311', expMonth: 3, expYear: 2099 },
    });
    if (!saved.ok) throw new Error(saved.error.detail);
    const news = await payme.gateway.charge(payme.aCall(saved.value.token, { offSession: true }));
    expect(news.kind).toBe('captured');
  });
  it('is the same card when its code is sent once more', async () => {
    const token = await madeInBrowser();
    await begin(token);
    expect(await finish(token, '666666')).toEqual(await finish(token, '666666'));
  });
  it('is the same card when the answer was lost', async () => {
    const token = await madeInBrowser();
    await begin(token);
    await payme.fault({ operation: 'cards.verify', mode: 'timeout-after' });
    const first = await finish(token, '666666');
    expect(first.ok || first.error.code).toBe('unavailable');
    expect((await finish(token, '666666')).ok).toBe(true);
  });
  it('is saved at once when it is verified already', async () => {
    expect(await begin(cards.ok)).toMatchObject({
      ok: true,
      value: { kind: 'saved', method: { token: cards.ok } },
    });
  });
  it('is forgotten, once and for all', async () => {
    const token = await madeInBrowser();
    for (let times = 0; times < 2; times += 1)
      expect(await payme.vault.remove({ customerReference: 'cus_1', token })).toEqual({
        ok: true,
        value: true,
      });
    expect(await begin(token)).toMatchObject({ ok: false, error: { code: 'unknown-token' } });
  });
  it('belongs to our own id of the customer', async () => {
    const customer = { customerId: 'cus_1', email: null, name: null };
    expect(await payme.vault.register(customer, 'key')).toEqual({ ok: true, value: 'cus_1' });
  });
});

describe('a card is not saved', () => {
  it('without a token, since Kassa takes no card numbers', async () => {
    expect(await begin(null)).toMatchObject({ ok: false, error: { code: 'unknown-token' } });
  });
  it('when it was made for one payment', async () => {
    expect(await begin(await madeInBrowser(undefined, false))).toMatchObject({
      ok: false,
      error: { code: 'method-refused', detail: expect.stringContaining('"save": true') },
    });
  });
  it('when its owner cannot be sent a code', async () => {
    expect(await begin(await madeInBrowser('8600060921090842'))).toMatchObject({
      ok: false,
      error: { code: 'method-refused' },
    });
  });
  it('with a wrong code, nor without one', async () => {
    const token = await madeInBrowser();
    await begin(token);
    expect(await finish(token, null)).toMatchObject({ ok: false, error: { code: 'not-finished' } });
    expect(await finish(token, '111111')).toMatchObject({ ok: false, error: { code: 'code-wrong' } });
    expect((await finish(token, '666666')).ok).toBe(true);
  });
  it('when the code is too old', async () => {
    const token = await madeInBrowser();
    await begin(token);
    await payme.pass(120_000);
    expect(await finish(token, '666666')).toMatchObject({ ok: false, error: { code: 'code-expired' } });
  });
  it.each(['timeout-before', 'error-500', 'garbage'] as const)('while Payme is silent (%s)', async (mode) => {
    const token = await madeInBrowser();
    await payme.fault({ operation: 'cards.check', mode });
    expect(await begin(token)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });
});
