import { LosslessNumber, parse, stringify } from 'lossless-json';

/** Click's ids are larger than a number can hold and its amounts have decimals, so every number stays the text it is. */
export type ClickValue = string | boolean | null | undefined;
export type ClickFields = Readonly<Record<string, ClickValue>>;

/** The members of a JSON object, numbers as their text; what is nested is left out. Undefined for anything else. */
export const readJson = (text: string): ClickFields | undefined => {
  const parsed = parsedOrNot(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  return Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, ClickValue] => typeof entry[1] !== 'object'),
  );
};

const parsedOrNot = (text: string): unknown => {
  try {
    return parse(text, undefined, String);
  } catch {
    return undefined;
  }
};

/** A number that is written as it is, digit by digit. */
export const exact = (digits: string | number): LosslessNumber => new LosslessNumber(String(digits));

/** An object as JSON, exact numbers with all their digits. */
export const writeJson = (
  fields: Readonly<Record<string, string | number | LosslessNumber | null>>,
): string => stringify(fields) ?? '{}';
