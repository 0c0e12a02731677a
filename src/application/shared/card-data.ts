import { type z } from 'zod';
import { looksLikeCardNumber } from './card-number.ts';

/** Card data where none may be. The message never repeats what was found. */
export type CardDataIssue = Readonly<{ path: readonly string[]; code: string; message: string }>;

/** Never anything else, wherever they stand. Compared in lower case, without `_` and `-`. */
const rawFields = new Set(['cardnumber', 'cvc', 'cvv', 'cvc2', 'cvv2', 'cardcvc', 'cardcvv', 'securitycode']);
/** Raw card data when they stand in an object that is about a card. */
const rawFieldsOfCards = new Set(
  ['number', 'pan', 'cid', 'csc', 'exp', 'expmonth', 'expyear', 'expiry', 'expirydate', 'expiration'].concat([
    'expirymonth',
    'expiryyear',
    'expirationdate',
    'expirationmonth',
    'expirationyear',
    'track1',
    'track2',
  ]),
);
const cardObjects = new Set(['card', 'paymentmethod', 'paymentmethoddata', 'source']);
/** Far above any honest body, so that a hostile one can't grow a list without end. */
const issuesMax = 20;

/** Looks through any JSON value, keys included. Numbers are amounts and pass; only text can carry a card number. */
export const cardDataIn = (value: unknown, path: readonly string[] = []): readonly CardDataIssue[] => {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return [];
  const found: CardDataIssue[] = [];
  search(value, path, false, found);
  return found;
};

/** For a schema that guards itself: `schema.superRefine(refuseCardNumbers)`. */
export const refuseCardNumbers = (value: unknown, context: z.core.$RefinementCtx): void => {
  for (const { path, code, message } of cardDataIn(value))
    context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
};

const search = (value: unknown, path: readonly string[], inCard: boolean, found: CardDataIssue[]): void => {
  if (found.length >= issuesMax) return;
  if (typeof value === 'string') {
    if (looksLikeCardNumber(value)) found.push(cardNumberAt(path));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => search(item, [...path, String(index)], inCard, found));
    return;
  }
  for (const [key, field] of Object.entries(value)) searchField(key, field, path, inCard, found);
};

const searchField = (
  key: string,
  field: unknown,
  path: readonly string[],
  inCard: boolean,
  found: CardDataIssue[],
): void => {
  if (looksLikeCardNumber(key)) found.push(cardNumberAt([...path, '[card number]']));
  const name = key.toLowerCase().replace(/[_-]/g, '');
  if (rawFields.has(name) || (inCard && rawFieldsOfCards.has(name))) found.push(rawFieldAt([...path, key]));
  else search(field, [...path, key], cardObjects.has(name), found);
};

const cardNumberAt = (path: readonly string[]): CardDataIssue => ({
  path,
  code: 'card-number-refused',
  message: 'Looks like a card number. Send the token that the provider’s browser code makes',
});
const rawFieldAt = (path: readonly string[]): CardDataIssue => ({
  path,
  code: 'raw-card-fields-refused',
  message: 'Raw card data. Send the token that the provider’s browser code makes',
});
