import { invalid } from './refusal.ts';

/** Takes a query, a name, what counts when it is absent and the limits, and gives the number; anything else is refused with 400. */
export const wholeNumber = (
  query: URLSearchParams,
  name: string,
  absent: number,
  min: number,
  max: number,
): number => {
  const text = query.get(name);
  if (text === null) return absent;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw invalid({ issue: 'INVALID_PARAMETER_VALUE', field: name, value: text, location: 'query' });
};
