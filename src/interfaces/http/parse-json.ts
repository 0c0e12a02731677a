import { isUtf8 } from 'node:buffer';
import { type IncomingHttpHeaders } from 'node:http';
import { err, ok, type Result } from '#domain/shared/result';
import { invalidInput, type Mistake } from './invalid-input.ts';
import { type Problem } from './problem.ts';

/** `application/json`, or a type built on it, in UTF-8 or with no charset at all. */
const jsonTypes = /^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/** Nothing sent is undefined, whatever its type. Compressed bodies are refused: a small one can unpack into a huge one. */
export const parseJson = (
  bytes: Buffer | undefined,
  headers: IncomingHttpHeaders,
  depthMax: number,
): Result<unknown, Problem> => {
  if (bytes === undefined) return ok(undefined);
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || !jsonTypes.test(headers['content-type'] ?? ''))
    return err({ status: 415, code: 'unsupported-media-type' });
  if (!isUtf8(bytes)) return err({ status: 400, code: 'malformed-json' });

  const parsed = parsedText(bytes.toString('utf8'));
  if (!parsed.ok) return parsed;
  const mistake = structuralMistake(parsed.value, depthMax, []);
  return mistake ? err(invalidInput([mistake])) : parsed;
};

/** With the flag `u` a surrogate pair is one character, so only lone ones are found. */
const halfOfCharacter = /\p{Surrogate}/u;

const parsedText = (text: string): Result<unknown, Problem> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    // The parser's message quotes the input, which may hold a secret.
    return err({ status: 400, code: 'malformed-json' });
  }
};

/**
 * Depth, because what walks the value later is recursive; `__proto__`, because what copies it later may set a prototype; half of a
 * character, because no provider can be sent it, and every system on the way would make something else of it.
 */
const structuralMistake = (
  value: unknown,
  depthLeft: number,
  path: readonly string[],
): Mistake | undefined => {
  if (typeof value === 'string')
    return halfOfCharacter.test(value)
      ? { path, message: 'Holds half of a character (a lone surrogate)' }
      : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depthLeft === 0) return { path, message: 'Nested too deeply' };
  for (const [key, field] of Object.entries(value)) {
    if (key === '__proto__' || halfOfCharacter.test(key))
      return { path: [...path, key], message: 'Refused name' };
    if (typeof field === 'number' || typeof field === 'boolean' || field === null) continue;
    const mistake = structuralMistake(field, depthLeft - 1, [...path, key]);
    if (mistake) return mistake;
  }
  return undefined;
};
