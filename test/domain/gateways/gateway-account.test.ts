import {
  changeAccount,
  createAccount,
  forgetExpired,
  type GatewayAccount,
  overlapDefaultMs,
  replaceCredentials,
  retiredMax,
  rotateCredentials,
  stillBelieved,
} from '#domain/gateways/gateway-account';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';

const hourMs = 3_600_000;
const start = Date.UTC(2031, 0, 1);
const at = (ms: number) => new Date(start + ms);
const request = (key: string, ms = 0) => ({ key, sealedHash: `k1.${key}`, at: at(ms) });
const sealed = (name: string) => ({ sealed: `k1.${name}`, fields: ['secretKey'] });

const anAccount = (): GatewayAccount =>
  createAccount(
    {
      id: 'gwa_1' as GatewayAccountId,
      tenantId: 'acme' as TenantId,
      provider: 'stripe',
      label: 'Berlin',
      mode: 'test',
      priority: 100,
      settings: {},
      credentials: sealed('first'),
    },
    request('create'),
  );

const rotated = (account: GatewayAccount, name: string, ms: number, overlapMs = overlapDefaultMs) => {
  const result = rotateCredentials(account, { credentials: sealed(name), overlapMs }, request(name, ms));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const retired = (account: GatewayAccount, ms: number) =>
  stillBelieved(account, at(ms)).map(({ sealed: text, until }) => [text, until.getTime() - start]);

describe('a gateway account', () => {
  it('begins active, with nothing retired', () => {
    expect(anAccount()).toMatchObject({ status: 'active', version: 0, retired: [], createdAt: at(0) });
  });

  it('is changed in what is named, and keeps its credentials', () => {
    const changed = changeAccount(anAccount(), { status: 'disabled', priority: 1 }, at(5));
    expect(changed).toEqual({ ...anAccount(), status: 'disabled', priority: 1, updatedAt: at(5) });
  });

  it('believes what it proved itself with before, until the overlap is over', () => {
    const account = rotated(anAccount(), 'second', hourMs, hourMs);
    expect(account.credentials).toEqual(sealed('second'));
    expect(retired(account, 2 * hourMs - 1)).toEqual([['k1.first', 2 * hourMs]]);
    expect(retired(account, 2 * hourMs)).toEqual([]);
  });

  it('believes nothing from before after a rotation without overlap', () => {
    const account = rotated(rotated(anAccount(), 'second', 0), 'third', hourMs, 0);
    expect(retired(account, hourMs)).toEqual([]);
    expect(account.retired).toEqual([]);
  });

  it('lets no earlier credentials hold longer than the latest overlap says', () => {
    const account = rotated(rotated(anAccount(), 'second', 0), 'third', hourMs, hourMs);
    expect(retired(account, hourMs)).toEqual([
      ['k1.second', 2 * hourMs],
      ['k1.first', 2 * hourMs],
    ]);
  });

  it('keeps so many retired credentials and no more, until the first of them has ended', () => {
    let account = anAccount();
    for (let turn = 0; turn < retiredMax; turn += 1)
      account = rotated(account, `turn-${turn}`, turn * hourMs);
    const late = (ms: number) =>
      rotateCredentials(
        account,
        { credentials: sealed('late'), overlapMs: overlapDefaultMs },
        request('late', ms),
      );
    expect(late(10 * hourMs)).toEqual({
      ok: false,
      error: { code: 'too-many-retired-credentials', until: at(overlapDefaultMs) },
    });
    expect(late(overlapDefaultMs)).toMatchObject({ ok: true });
    expect(rotated(account, 'leak', 10 * hourMs, 0).retired).toEqual([]);
  });

  it('remembers requests by their keys for a week', () => {
    const account = rotated(rotated(anAccount(), 'second', hourMs), 'third', 7 * 24 * hourMs);
    expect(account.requests.map(({ key }) => key)).toEqual(['second', 'third']);
  });

  it('forgets credentials that no longer hold', () => {
    const account = rotated(anAccount(), 'second', 0, hourMs);
    expect(forgetExpired(account, at(hourMs - 1))).toEqual(account);
    expect(forgetExpired(account, at(hourMs)).retired).toEqual([]);
  });

  it('believes only the new ones when the provider itself has changed them', () => {
    const account = replaceCredentials(rotated(anAccount(), 'second', 0), sealed('theirs'), at(1));
    expect(account).toMatchObject({ credentials: sealed('theirs'), retired: [] });
  });
});
