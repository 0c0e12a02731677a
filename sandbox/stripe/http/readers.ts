import { isHash, listFrom, type RawParams } from './raw-params.ts';
import { badParameter } from './refusal.ts';
import { type Reader } from './shape.ts';

/** Reads text of at most so many characters; empty means unset and gives null. */
export const text =
  (lengthMax = 5000): Reader<string | null> =>
  (value, param) => {
    if (value === '') return null;
    if (typeof value !== 'string') throw badParameter('Invalid string', param);
    if (value.length > lengthMax)
      throw badParameter(`Invalid string: must be at most ${lengthMax} characters`, param);
    return value;
  };

/** Reads a whole number. */
export const integer: Reader<number | null> = (value, param) => {
  if (value === '') return null;
  if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value))
    throw badParameter(`Invalid integer: ${JSON.stringify(value)}`, param, 'parameter_invalid_integer');
  return Number(value);
};

/** Reads true or false. */
export const flag: Reader<boolean | null> = (value, param) => {
  if (value === 'true' || value === 'false') return value === 'true';
  if (value === '') return null;
  throw badParameter(`Invalid boolean: ${JSON.stringify(value)}`, param);
};

/** Reads one of the given words. */
export const oneOf =
  <const W extends string>(...words: readonly W[]): Reader<W | null> =>
  (value, param) => {
    if (value === '') return null;
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw badParameter(`Invalid ${param}: must be one of ${words.join(', ')}`, param);
    return word;
  };

/** Reads a list. */
export const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, param) => {
    if (value === '') return [];
    const list = listFrom(value);
    if (list === null) throw badParameter('Invalid array', param);
    return list.map((item, index) => reader(item, `${param}[${index}]`));
  };

/** Reads a hash without looking inside. */
export const anyHash: Reader<RawParams | null> = (value, param) => {
  if (value === '') return null;
  if (!isHash(value)) throw badParameter('Invalid object', param);
  return value;
};

/** Accepts a parameter that this emulator does not act upon. */
export const ignored: Reader<unknown> = (value) => value;

/** Reads the list of properties to expand. */
export const expand: Reader<readonly string[]> = (value, param) =>
  listOf(text())(value, param).filter((path) => path !== null);
