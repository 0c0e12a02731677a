import { createHmac } from 'node:crypto';
import { anId, openPaymeWorld, type PaymeWorld, price } from './payme-world.ts';

let payme: PaymeWorld;
beforeAll(async () => {
  payme = await openPaymeWorld();
});
afterAll(() => payme.dispose());

const key = 'OwnTestKey_0123456789';
/** An account at Payme that belongs to a tenant. */
const ownAccount = async (
  settings: object = {},
  credentials: object = {},
  changes: object = {},
): Promise<string> => {
  const { status, body } = await payme.post('/admin/gateway-accounts', {
    provider: 'payme',
    label: 'our cash register',
    mode: 'test',
    settings: { merchantId: '65f0c0ffee0000000000000a', ...settings },
    credentials: { testKey: key, ...credentials },
    ...changes,
  });
  expect([status, body]).toMatchObject([201, {}]);
  return body.id as string;
};
const unknown = { id: anId() };

describe('an account of the tenant', () => {
  it.each([
    ['settings.merchantId', { settings: { merchantId: 'x' } }],
    ['settings.busyCode', { settings: { merchantId: '65f0c0ffee0000000000000a', busyCode: -1 } }],
    ['settings.accountField', { settings: { merchantId: '65f0c0ffee0000000000000a', accountField: 'a;b' } }],
    ['credentials.key', { credentials: {} }],
    ['credentials.signingSecrets.0', { credentials: { testKey: key, signingSecrets: ['short'] } }],
  ])('is not made with a wrong %s', async (path, wrong) => {
    const asked = {
      provider: 'payme',
      label: 'wrong',
      mode: 'test',
      settings: {},
      credentials: { testKey: key },
    };
    const { status, body } = await payme.post('/admin/gateway-accounts', { ...asked, ...wrong });
    expect(status).toBe(422);
    expect(body.issues.map((issue: { path: string }) => issue.path)).toContain(path);
  });

  it('has a door of its own, which opens to its own key alone', async () => {
    const account = await ownAccount();
    expect((await payme.ask('CheckTransaction', unknown, { account, key })).error?.code).toBe(-31_003);
    expect((await payme.ask('CheckTransaction', unknown, { account })).error?.code).toBe(-32_504);
    expect((await payme.ask('CheckTransaction', unknown, { key })).error?.code).toBe(-32_504);
  });

  it('never hears of payments of another account', async () => {
    const account = await ownAccount();
    const { id } = await payme.waiting();
    const answer = await payme.ask('CreateTransaction', await payme.creation(id), { account, key });
    expect(answer.error?.code).toBe(-31_050);
  });

  it('answers what its cash register wants to hear of a busy order', async () => {
    const account = await ownAccount({ busyCode: -31_060, accountField: 'invoice' }, {}, { priority: 0 });
    const { id, gatewayAccountId, nextAction } = await payme.waiting();
    expect(gatewayAccountId).toBe(account);
    const { pathname } = new URL((nextAction as { url: string }).url);
    expect(Buffer.from(pathname.slice(1), 'base64').toString()).toContain(`;ac.invoice=${id};`);
    const asked = { amount: price, account: { invoice: id } };
    const create = { ...asked, id: anId(), time: await payme.nowMs() };
    expect((await payme.ask('CheckPerformTransaction', asked, { account, key })).result).toEqual({
      allow: true,
    });
    expect((await payme.ask('CreateTransaction', create, { account, key })).result?.state).toBe(1);
    const busy = await payme.ask('CheckPerformTransaction', asked, { account, key });
    expect(busy.error).toMatchObject({ code: -31_060, data: 'invoice' });
    const another = await payme.ask('CreateTransaction', { ...create, id: anId() }, { account, key });
    expect(another.error?.code).toBe(-31_008);
  });
});

describe('another key given by Payme', () => {
  const change = (password: unknown, asking: object) => payme.ask('ChangePassword', { password }, asking);

  it('holds from the next call on, and the one before does not any more', async () => {
    const account = await ownAccount();
    expect((await change('TheNextKey_9', { account, key })).result).toEqual({ success: true });
    expect((await payme.ask('CheckTransaction', unknown, { account, key })).error?.code).toBe(-32_504);
    const next = { account, key: 'TheNextKey_9' };
    expect((await payme.ask('CheckTransaction', unknown, next)).error?.code).toBe(-31_003);
  });
  it.each([
    ['', { code: -31_050, data: 'password' }],
    [undefined, { code: -31_050, data: 'password' }],
    [key, { code: -32_504 }],
    [7, { code: -32_600 }],
  ])('is not taken when it is %o', async (password, error) => {
    const account = await ownAccount();
    expect((await change(password, { account, key })).error).toMatchObject(error);
    expect((await payme.ask('CheckTransaction', unknown, { account, key })).error?.code).toBe(-31_003);
  });
  it('is not taken for the account that the environment names', async () => {
    expect((await change('TheNextKey_9', {})).error).toMatchObject({
      code: -32_400,
      message: { en: expect.stringContaining('configuration') },
    });
  });
});

describe('a proxy that signs', () => {
  const secret = 'a-secret-of-the-proxy';
  const body = JSON.stringify({ method: 'CheckTransaction', params: unknown, id: 1 });
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  it('is asked for its signature besides the key', async () => {
    const account = await ownAccount({}, { signingSecrets: [secret] });
    const send = async (headers: Readonly<Record<string, string>>) =>
      (await payme.send(body, { account, key, headers })).body.error?.code;
    expect(await send({ 'x-signature': signature })).toBe(-31_003);
    expect(await send({})).toBe(-32_504);
    expect(
      await send({ 'x-signature': `${signature.slice(0, -1)}0` === signature ? '' : `${signature}0` }),
    ).toBe(-32_504);
  });
});
