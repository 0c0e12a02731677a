import { type LinkClaim, type LinkSigner } from '#application/shared/ports/link-signer';
import { err, ok } from '#domain/shared/result';
import { type KeyRing } from './aes-secret-box.ts';
import { derivedMacs } from './derived-macs.ts';

const notOurs = err({ code: 'link-not-ours' } as const);

/** `<base64url of what it says>.<mac of that>`. Links signed with a key that has left the ring are ours no more. */
export const hmacLinkSigner = ({ ring }: { ring: KeyRing }): LinkSigner => {
  const macs = derivedMacs(ring, 'links');
  return {
    sign: (claim) => {
      const said = Buffer.from(written(claim)).toString('base64url');
      return `${said}.${macs.of(said)}`;
    },
    read: (purpose, token, now) => {
      const [said = '', mac = '', ...more] = token.split('.');
      if (more.length > 0 || !macs.fits(said, mac)) return notOurs;
      const claim = read(Buffer.from(said, 'base64url').toString('utf8'));
      if (claim?.purpose !== purpose) return notOurs;
      return now < claim.expiresAt ? ok(claim) : err({ code: 'link-expired' });
    },
  };
};

const written = ({ purpose, tenantId, subject, expiresAt }: LinkClaim): string =>
  JSON.stringify([purpose, tenantId, subject, expiresAt.getTime()]);

/** Signed by us, so well formed; unless an older Kassa wrote it another way, and then it is not ours any more. */
const read = (text: string): LinkClaim | undefined => {
  const fields: unknown = JSON.parse(text);
  if (!Array.isArray(fields)) return undefined;
  const [purpose, tenantId, subject, expiresAt] = fields as readonly unknown[];
  if (purpose !== 'invoice' && purpose !== 'portal') return undefined;
  if (typeof tenantId !== 'string' || typeof subject !== 'string' || typeof expiresAt !== 'number')
    return undefined;
  return { purpose, tenantId, subject, expiresAt: new Date(expiresAt) };
};
