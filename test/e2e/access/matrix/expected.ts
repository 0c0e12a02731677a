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

/** What an answer amounts to, or what of others it gives away. `isAbout`: the call named a thing, so an empty list hides it. */
export const outcomeOf = (
  route: Operation,
  asker: Asker,
  { status, text }: Answer,
  fixtures: Readonly<Record<string, Fixture>>,
  isAbout: boolean,
): Outcome | `gives away ${string}` => {
  const leaked = Object.entries(fixtures).find(
    ([, { value, toldTo }]) => !toldTo(asker) && text.includes(value),
  );
  if (leaked) return `gives away ${leaked[0]}`;
  if (route.access === 'public') return status === 401 || status === 403 ? `${status} refused` : 'open';
  if (status === 401 || status === 403) return `${status} ${codeIn(text)}`;
  if (status === 404 || (isAbout && isEmptyList(text))) return 'nothing';
  if (status >= 500) return `${status} ${codeIn(text)}`;
  return route.method === 'get' && status !== 200 ? `${status} ${codeIn(text)}` : 'allowed';
};

const codeIn = (text: string): string => (JSON.parse(text) as { code: string }).code;
const isEmptyList = (text: string): boolean => /^\{"data":\[\]/.test(text);
