import { hmacFormSigner } from '#infrastructure/system/hmac-form-signer';
import { hmacLinkSigner } from '#infrastructure/system/hmac-link-signer';
import { type LinkClaim } from '#application/shared/ports/link-signer';

const aKey = (id: string, filling: number) => ({ id, key: new Uint8Array(32).fill(filling) });
const old = aKey('k1', 1);
const current = aKey('k2', 2);
const other = aKey('k3', 3);
const noon = new Date('2030-01-01T12:00:00Z');
const claim: LinkClaim = {
  purpose: 'invoice',
  tenantId: 'acme',
  subject: 'inv_01JD3M2X7QK8V5N4B6C9ZTRWYE',
  expiresAt: new Date(noon.getTime() + 60_000),
};
const notOurs = { ok: false, error: { code: 'link-not-ours' } };

describe('a signed link', () => {
  const signer = hmacLinkSigner({ ring: [current] });
  const token = signer.sign(claim);

  it('says again what it was made for, and fits a path', () => {
    expect(signer.read('invoice', token, noon)).toEqual({ ok: true, value: claim });
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(signer.sign(claim)).toBe(token);
  });

  it('is good until its last moment, and no longer', () => {
    const last = new Date(claim.expiresAt.getTime() - 1);
    expect(signer.read('invoice', token, last).ok).toBe(true);
    expect(signer.read('invoice', token, claim.expiresAt)).toEqual({
      ok: false,
      error: { code: 'link-expired' },
    });
  });

  it('opens nothing that it was not made for', () => {
    expect(signer.read('portal', token, noon)).toEqual(notOurs);
  });

  it('is not ours when a single letter of it was changed', () => {
    for (let at = 0; at < token.length; at += 1) {
      const letter = token[at] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, at) + letter + token.slice(at + 1);
      expect([forged, signer.read('invoice', forged, noon)]).toEqual([forged, notOurs]);
    }
  });

  it.each(['', '.', 'a.b', `${token}.x`, token.slice(0, -1), `${token}=`, token.replace('.', ''), '💥.💥'])(
    'is not ours when it is %o',
    (text) => expect(signer.read('invoice', text, noon)).toEqual(notOurs),
  );

  it('is still ours after its key was rotated, and not once that has left the ring', () => {
    const byOld = hmacLinkSigner({ ring: [old] }).sign(claim);
    const rotated = hmacLinkSigner({ ring: [current, old] });
    expect(rotated.read('invoice', byOld, noon).ok).toBe(true);
    expect(rotated.sign(claim)).toBe(token);
    expect(signer.read('invoice', byOld, noon)).toEqual(notOurs);
    expect(hmacLinkSigner({ ring: [other] }).read('invoice', token, noon)).toEqual(notOurs);
  });
});

describe('a signed form', () => {
  const signer = hmacFormSigner({ ring: [current, old] });
  const field = signer.sign('link-1', 'nonce-1');

  it('names the showing it was made for, on the page it was made for only', () => {
    expect(signer.read('link-1', field)).toBe('nonce-1');
    expect(signer.read('link-2', field)).toBeUndefined();
    expect(signer.read('link-1', hmacFormSigner({ ring: [old] }).sign('link-1', 'nonce-1'))).toBe('nonce-1');
  });

  it('can be made by nobody else', () => {
    const [, mac] = field.split('.');
    for (const forged of ['', 'nonce-1', `nonce-2.${mac}`, `${field}.x`, `.${mac}`])
      expect(signer.read('link-1', forged)).toBeUndefined();
    expect(
      signer.read('link-1', hmacFormSigner({ ring: [other] }).sign('link-1', 'nonce-1')),
    ).toBeUndefined();
  });

  it('uses other keys than links do', () => {
    const link = hmacLinkSigner({ ring: [current] }).sign(claim);
    expect(link.split('.')[1]).not.toBe(field.split('.')[1]);
  });
});
