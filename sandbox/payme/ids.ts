import { randomBytes } from 'node:crypto';
import { randomText } from '../random-text.ts';

/** Gives a fresh id of a Payme object, such as a receipt, which is also the id of its transaction: 24 hex characters. */
export const freshObjectId = (): string => randomBytes(12).toString('hex');

/** Gives a fresh token of a card; opaque. */
export const freshToken = (): string => randomText(64);
