import fc from 'fast-check';
import {
  type ApiKey,
  believedSecrets,
  createKey,
  keyStatus,
  type KeptSecret,
  retiredMax,
  revokeKey,
  rotateKey,
} from '#domain/access/api-key';
import { type ApiKeyId, type TenantId } from '#domain/shared/ids';
import { afterNoon, noon } from '#test/support/a-payment';

const hour = 3_600_000;
const kept = (name: string): KeptSecret => ({ hash: `hash of ${name}`, ending: name });
const aKey = (is: Partial<ApiKey> = {}): ApiKey => ({
  ...createKey({
    id: 'key_1' as ApiKeyId,
    tenantId: 'acme' as TenantId,
    name: 'Shop',
    roles: ['admin'],
    scopes: ['payments:*'],
    secret: kept('first'),
    request: null,
    createdBy: 'adm_1',
    createdAt: noon,
    expiresAt: null,
  }),
  ...is,
});
const rotated = (key: ApiKey, to: string, overlapMs: number, at: Date): ApiKey => {
  const result = rotateKey(key, { secret: kept(to), overlapMs }, at);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const believed = (key: ApiKey, at: Date) => believedSecrets(key, at).map(({ ending }) => ending);

describe('the secrets that a key is believed by', () => {
  it('are its own one, and for the overlap the one before', () => {
    const key = rotated(aKey(), 'second', hour, noon);
    expect(believed(key, noon)).toEqual(['second', 'first']);
    expect(believed(key, afterNoon(hour - 1))).toEqual(['second', 'first']);
    expect(believed(key, afterNoon(hour))).toEqual(['second']);
  });
  it('are only the new one at once, when the overlap is nothing', () =>
    expect(believed(rotated(rotated(aKey(), 'second', hour, noon), 'third', 0, noon), noon)).toEqual([
      'third',
    ]));
  it('are none from the instant on at which the key expires', () => {
    const key = rotated(aKey({ expiresAt: afterNoon(hour) }), 'second', 9 * hour, noon);
    expect(believed(key, afterNoon(hour - 1))).toEqual(['second', 'first']);
    expect(believed(key, afterNoon(hour))).toEqual([]);
  });
  it('are none once it is revoked', () =>
    expect(believed(revokeKey(rotated(aKey(), 'second', hour, noon), noon), noon)).toEqual([]));
  it('never hold longer than the shortest overlap asked for since', () =>
    fc.assert(
      fc.property(
        fc.array(fc.nat(10 * hour), { maxLength: retiredMax }),
        fc.nat(10 * hour),
        (overlaps, laterMs) => {
          const key = overlaps.reduce((one, overlapMs, n) => rotated(one, `s${n}`, overlapMs, noon), aKey());
          const first = believed(key, afterNoon(laterMs)).includes('first');
          expect(first).toBe(overlaps.every((overlapMs) => laterMs < overlapMs));
        },
      ),
    ));
});

describe('a rotation', () => {
  it.each([
    ['revoked', revokeKey(aKey(), noon)],
    ['expired', aKey({ expiresAt: noon })],
  ] as const)('of a key that is %s is refused', (status, key) =>
    expect(rotateKey(key, { secret: kept('x'), overlapMs: 0 }, noon)).toEqual({
      ok: false,
      error: { code: 'api-key-ended', status },
    }),
  );
  it('is refused while too many secrets still hold, and says until when', () => {
    let key = aKey();
    for (let n = 1; n <= retiredMax; n += 1) key = rotated(key, `s${n}`, hour + n, noon);
    expect(rotateKey(key, { secret: kept('x'), overlapMs: 2 * hour }, noon)).toEqual({
      ok: false,
      error: { code: 'too-many-retired-secrets', until: afterNoon(hour + 1) },
    });
    expect(believed(rotated(key, 'x', 0, noon), noon)).toEqual(['x']);
  });
});

describe('revoking', () => {
  it('a second time changes nothing', () => {
    const key = revokeKey(aKey(), noon);
    expect(keyStatus(key, noon)).toBe('revoked');
    expect(revokeKey(key, afterNoon(1))).toBe(key);
  });
});
