import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type KeySecrets } from '#application/access/ports/key-secrets';

const secretBytes = 32;
/** As many letters as the largest number of 32 bytes has. */
const letters = 43;
const endingLetters = 4;
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(alphabet.length);

/**
 * One round of SHA-256 is enough. A slow hash makes up for passwords that people choose and others guess; 256 random bits
 * nobody guesses, however fast they are tried, and a slow hash on every request would only help those who want us to be slow.
 */
export const sha256KeySecrets = (): KeySecrets => ({
  draw: () => inBase62(randomBytes(secretBytes)),
  keep: (secret) => ({ hash: digest(secret), ending: secret.slice(-endingLetters) }),
  matches: (secret, kept) => timingSafeEqual(Buffer.from(digest(secret)), Buffer.from(kept.hash)),
});

const digest = (secret: string): string => hash('sha256', secret, 'base64url');

const inBase62 = (bytes: Buffer): string => {
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  while (text.length < letters) {
    text = alphabet.charAt(Number(rest % base)) + text;
    rest /= base;
  }
  return text;
};
