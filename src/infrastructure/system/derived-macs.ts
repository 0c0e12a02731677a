import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type KeyRing } from './aes-secret-box.ts';

/** `of`: 43 letters of base64url. `fits`: in constant time, and true for a mac by any key of the ring. */
export type Macs = Readonly<{ of(text: string): string; fits(text: string, mac: string): boolean }>;

const keyBytes = 32;

/**
 * HMAC-SHA256 with keys of their own for each use, derived from a ring whose keys do other work too (HKDF, RFC 5869): what
 * is known of one use helps with no other. The first key of the ring makes, all of them recognise.
 */
export const derivedMacs = (ring: KeyRing, use: string): Macs => {
  const keys = ring.map(({ key }) => Buffer.from(hkdfSync('sha256', key, '', `kassa ${use} v1`, keyBytes)));
  const [current] = keys;
  if (!current) throw new Error('the key ring is empty');
  return {
    of: (text) => mac(current, text).toString('base64url'),
    fits: (text, given) => {
      const bytes = Buffer.from(given, 'base64url');
      // Only one spelling of the same bytes counts, or a link would have several names.
      if (bytes.length !== keyBytes || bytes.toString('base64url') !== given) return false;
      return keys.some((key) => timingSafeEqual(mac(key, text), bytes));
    },
  };
};

const mac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
