import { TelegramRefusal } from './telegram-refusal.ts';

/** What a call brings, from its query and its body. */
export type Params = Readonly<Record<string, unknown>>;

const absent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Gives a text; undefined when there is none. */
export const textOf = (params: Params, name: string): string | undefined => {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new TelegramRefusal(400, `field "${name}" must be of type String`);
  return value;
};

/** Gives a whole number, which may come as a text; undefined when there is none. */
export const wholeOf = (params: Params, name: string): number | undefined => {
  const value = params[name];
  if (absent(value)) return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new TelegramRefusal(400, `field "${name}" must be of type Number`);
  return number;
};

/** Gives a switch, which may come as a text. */
export const flagOf = (params: Params, name: string): boolean => {
  const value = params[name];
  return value === true || value === 'true' || value === 'True' || value === '1' || value === 1;
};

/** Gives what is structured, which may come as a text of JSON; undefined when there is none. */
export const structureOf = (params: Params, name: string): unknown => {
  const value = params[name];
  if (absent(value)) return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new TelegramRefusal(400, `can't parse "${name}" JSON object`);
  }
};

/** Gives a list of texts; undefined when there is none. */
export const textsOf = (params: Params, name: string): readonly string[] | undefined => {
  const value = structureOf(params, name);
  return Array.isArray(value) ? value.map(String) : undefined;
};
