import { randomText } from '../random-text.ts';

/** Gives a fresh id as orders, payments and setup tokens have: 17 capitals and digits, opaque. */
export const freshId = (): string => randomText(17).toUpperCase();

/** Gives a fresh id of a webhook event. */
export const freshEventId = (): string => `WH-${freshId()}-${freshId()}`;

/** Gives a fresh id of a payment token, by which a saved method is charged. */
export const freshTokenId = (): string => randomText(17).toLowerCase();

/** Gives a fresh id of a customer for callers that bring none. */
export const freshCustomerId = (): string => randomText(10);

/** Gives the id by which PayPal finds one answer in its logs. */
export const freshDebugId = (): string => randomText(13).toLowerCase();
