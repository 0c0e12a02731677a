import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyOfSealed, type SecretBox } from '#application/shared/ports/secret-box';

/** Keys by id; the first seals, all open. 32 bytes each. */
export type KeyRing = readonly Readonly<{ id: string; key: Uint8Array }>[];

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D) with the context as associated data. A sealed text names its key: `<key id>.<base64url>`. */
export const aesSecretBox = ({ ring }: { ring: KeyRing }): SecretBox => {
  const [current, ...older] = ring;
  if (!current) throw new Error('the key ring is empty');
  return {
    olderKeys: older.map(({ id }) => id),
    seal: (plain, context) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${current.id}.${sealed.toString('base64url')}`;
    },
    open: (sealed, context) => {
      const keyId = keyOfSealed(sealed);
      const key = ring.find(({ id }) => id === keyId);
      if (!key) throw new Error(`the key ring has no key "${keyId}"`);
      const bytes = Buffer.from(sealed.slice(keyId.length + 1), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-tagBytes));
      return (
        decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
      );
    },
  };
};
