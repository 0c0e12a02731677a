import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether it is the secret. Takes as long for a wrong one, of whatever length, as for the right one. */
export const isSameSecret = (given: string | undefined, secret: string): boolean =>
  timingSafeEqual(digest(given ?? ''), digest(secret)) && given !== undefined;
