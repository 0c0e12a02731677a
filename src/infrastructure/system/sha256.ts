import { createHash } from 'node:crypto';
import { type Digest } from '#domain/shared/sealed-log';

/** FIPS 180-4, over the text in UTF-8, in hexadecimal. */
export const sha256: Digest = (text) => createHash('sha256').update(text).digest('hex');
