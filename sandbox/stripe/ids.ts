import { randomText } from '../random-text.ts';

/** Takes a prefix such as `pi` and gives a fresh id of 24 random characters after it (stripe.md §1, opaque). */
export const freshId = (prefix: string): string => `${prefix}_3${randomText(23)}`;

/** Takes an object's id and gives a secret a browser may use for it. */
export const clientSecret = (id: string): string => `${id}_secret_${randomText(25)}`;
