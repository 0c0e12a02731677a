import { randomBytes } from 'node:crypto';
import { type LinkCodes } from '#application/telegram/ports/link-codes';
import { sha256 } from './sha256.ts';

const codeBytes = 24;

/** One round of SHA-256 is enough for what nobody can guess. Telegram passes on up to 64 of these characters. */
export const randomLinkCodes = (): LinkCodes => ({
  draw: () => randomBytes(codeBytes).toString('base64url'),
  hash: sha256,
});
