import { looksLikeCardNumber } from '../shared/card-number.ts';

/** What was sent, without any number that could be a card's: text is looked through elsewhere. */
export const withoutNumbers = (value: unknown): unknown => {
  if (typeof value === 'number') return looksLikeCardNumber(String(value)) ? '[card number]' : value;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(withoutNumbers);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutNumbers(field)]));
};
