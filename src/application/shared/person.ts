import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from './actor.ts';

export type PersonNeeded = Readonly<{ code: 'person-needed' }>;

/**
 * Where two people must say the same, each must be one. An API key has a subject of its own, so whoever holds one would
 * be two otherwise.
 */
export const mustBePerson = ({ apiKey }: Pick<Actor, 'apiKey'>): Result<undefined, PersonNeeded> =>
  apiKey ? err({ code: 'person-needed' }) : ok(undefined);
