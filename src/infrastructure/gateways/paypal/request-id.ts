import { createHash } from 'node:crypto';

/** Orders and payments take no longer one (openapi: `PayPal-Request-Id`, maxLength 108). */
const lengthMax = 108;

/** Under this PayPal answers a repetition with what became of the first: the key itself, or a hash of one too long. */
export const requestId = (key: string): string =>
  key.length <= lengthMax ? key : createHash('sha256').update(key).digest('hex');
