import { type Operation } from '#interfaces/http/operation';
import { scopeOf } from '#interfaces/http/scope-of';
import { type Asker, nobody } from './callers.ts';
import { type Fixture } from './fixtures.ts';

/** `nothing`: there is no such thing, as far as this asker can tell. `open`: whatever it is, it is for everybody. */
export type Outcome = 'open' | 'allowed' | 'nothing' | `${number} ${string}`;

/** What an asker must be answered, read from the route's own data and from whose things are. */
export const expectedOf = (
  route: Operation,
  asker: Asker,
  about: readonly (readonly [string, Fixture])[],
): Outcome => {
  const { access } = route;
  if (access === 'public') return 'open';
  if (asker === nobody) return '401 unauthenticated';
  if (!access.some((role) => asker.roles.includes(role))) return '403 forbidden';
  if (asker.scopes && !asker.scopes.some((scope) => ['*', scopeOf(route)].includes(scope)))
    return '403 scope-missing';
  return about.every(([, fixture]) => fixture.seenBy(asker)) ? 'allowed' : 'nothing';
};

type Answer = Readonly<{ status: number; text: string }>;
type Asked = Readonly<{
  route: Operation;
  asker: Asker;
  expected: Outcome;
  fixtures: Readonly<Record<string, Fixture>>;
}>;

/** What an answer amounts to, or what of others it gives away. */
export const outcomeOf = (
  { route, asker, expected, fixtures }: Asked,
  { status, text }: Answer,
): Outcome | `gives away ${string}` => {
  const leaked = Object.entries(fixtures).find(
    ([, { value, toldTo }]) => !toldTo(asker) && text.includes(value),
  );
  if (leaked) return `gives away ${leaked[0]}`;
  if (route.access === 'public') return status === 401 || status === 403 ? `${status} refused` : 'open';
  if (status === 404) return 'nothing';
  // Of a thing that one may not see, an empty list tells as little.
  if (isEmptyList(text)) return expected === 'nothing' ? 'nothing' : 'allowed';
  // Let in, and told that this takes two people of whom a key is none.
  const takesPerson = status === 403 && codeIn(text) === 'person-needed' && asker.scopes !== undefined;
  const isRefused = (status === 401 || status === 403 || status >= 500) && !takesPerson;
  return isRefused || (route.method === 'get' && status !== 200) ? `${status} ${codeIn(text)}` : 'allowed';
};

const codeIn = (text: string): string => (JSON.parse(text) as { code: string }).code;
const isEmptyList = (text: string): boolean => text.startsWith('{"data":[]');
