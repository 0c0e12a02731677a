import { cards, type ClickAccount, openClickAccount } from './click-account.ts';

let click: ClickAccount;
beforeAll(async () => void (click = await openClickAccount()));
afterAll(() => click.close());

const whose = { customerReference: 'cus_1' };
const begin = (token: string | null) =>
  click.vault.begin({ ...whose, type: 'card', token, returnUrl: null, key: 'k' });
const finish = (reference: string, code: string | null) =>
  click.vault.finish({ ...whose, reference, code, key: 'k' });

describe('cards that Click keeps', () => {
  it("are saved with a token of the shop's own page and the code that Click sends, and can be charged", async () => {
    expect(await click.vault.register({ customerId: 'cus_1', email: null, name: null }, 'k')).toEqual({
      ok: true,
      value: 'cus_1',
    });
    const token = await click.requestToken('9860123412341234');
    expect(await begin(token)).toEqual({
      ok: true,
      value: { kind: 'code', reference: token, phone: null, resendAfterMs: null },
    });
    expect(await click.gateway.charge(click.aCall(token))).toMatchObject({ kind: 'declined' });
    const saved = await finish(token, '12345');
    expect(saved).toMatchObject({
      ok: true,
      value: { token, type: 'card', brand: 'humo', last4: '1234', expMonth: null },
    });
    expect(await finish(token, '12345')).toEqual(saved);
    expect((await click.gateway.charge(click.aCall(token, { offSession: true }))).kind).toBe('captured');
    for (let times = 0; times < 2; times += 1)
      expect(await click.vault.remove({ ...whose, token })).toEqual({ ok: true, value: true });
    expect((await click.gateway.charge(click.aCall(token))).kind).toBe('declined');
  });

  it('are refused without a token, without a code, and with a wrong one', async () => {
    expect(await begin(null)).toMatchObject({ ok: false, error: { code: 'method-refused' } });
    const token = await click.requestToken('8600123412341234');
    for (const code of [null, '', 'abc', '12345678901'])
      expect(await finish(token, code)).toMatchObject({ ok: false, error: { code: 'not-finished' } });
    expect(await finish(token, '00000')).toMatchObject({ ok: false, error: { code: 'code-wrong' } });
    expect(await finish(token, '012345')).toMatchObject({ ok: true, value: { brand: 'uzcard' } });
  });

  it('are neither saved nor removed while Click is silent', async () => {
    await click.fault({ operation: 'card-token.verify', mode: 'error-500' });
    expect(await finish(cards.ok, '12345')).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    await click.fault({ operation: 'card-token.delete', mode: 'timeout-before' });
    expect(await click.vault.remove({ ...whose, token: cards.ok })).toMatchObject({
      ok: false,
      error: { code: 'unavailable' },
    });
  });
});
