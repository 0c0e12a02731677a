import { isScope, scopedResources } from '#application/shared/scope';
import { type Operation } from '#interfaces/http/operation';
import { scopeOf } from '#interfaces/http/scope-of';
import { type World } from '#test/support/world';
import { bearer } from '#test/interfaces/http/support/edge';
import { aKey } from '../a-key.ts';

export type Asker = Readonly<{
  name: string;
  tenant: string;
  sub: string;
  roles: readonly string[];
  /** Of an API key. */
  scopes?: readonly string[];
}>;

/** Everything at `acme` is of its tenant, or of its customer ann. Everybody else is somebody else. */
export const nobody: Asker = { name: 'nobody', tenant: '', sub: '', roles: [] };
const people: readonly Asker[] = [
  { name: 'customer ann', tenant: 'acme', sub: 'ann', roles: ['customer'] },
  { name: 'another customer', tenant: 'acme', sub: 'bob', roles: ['customer'] },
  { name: 'a seller', tenant: 'acme', sub: 'sam', roles: ['seller'] },
  { name: 'the admin', tenant: 'acme', sub: 'adm_1', roles: ['admin'] },
  { name: 'the platform', tenant: 'kassa', sub: 'ops_1', roles: ['platform'] },
  { name: 'ann of another tenant', tenant: 'globex', sub: 'ann', roles: ['customer'] },
  { name: 'a seller of another tenant', tenant: 'globex', sub: 'sam', roles: ['seller'] },
  { name: 'the admin of another tenant', tenant: 'globex', sub: 'adm_1', roles: ['admin'] },
];

const everyRole = ['seller', 'admin', 'platform'];
const everyScope = scopedResources.flatMap((resource) => [`${resource}:read`, `${resource}:write`]);

type Door = Pick<Operation, 'access' | 'tag' | 'method'>;
/** Keys that differ only in whether they are for this route. */
const keysFor = (route: Door): readonly Asker[] => {
  const scope = scopeOf(route);
  if (route.access !== 'public' && !isScope(scope))
    throw new Error(
      `Add the word of the tag ${route.tag} to scopedResources in src/application/shared/scope.ts.`,
    );
  const ours = { tenant: 'acme', roles: everyRole };
  return [
    { ...ours, name: `a key for ${scope}`, sub: `key with ${scope}`, scopes: [scope] },
    {
      ...ours,
      name: `a key for all but ${scope}`,
      sub: `key without ${scope}`,
      scopes: everyScope.filter((one) => one !== scope),
    },
    { name: "a seller's key", tenant: 'acme', sub: 'key of seller', roles: ['seller'], scopes: ['*'] },
    {
      name: "the platform's key",
      tenant: 'kassa',
      sub: 'key of platform',
      roles: ['platform'],
      scopes: ['*'],
    },
    {
      name: 'a key of another tenant',
      tenant: 'globex',
      sub: 'key of globex',
      roles: ['admin'],
      scopes: ['*'],
    },
  ];
};
export const askersOf = (route: Door): readonly Asker[] => [nobody, ...people, ...keysFor(route)];

/** Gives what each asker puts into the Authorization header; keys are made when they are first needed. */
export const credentials = (world: Pick<World, 'post'>) => {
  const keys = new Map<string, Promise<string>>();
  const keyOf = ({ tenant, roles, scopes, sub }: Asker): Promise<string> => {
    const known = keys.get(sub);
    if (known) return known;
    const maker = { sub: 'maker', tenant, roles: ['admin', 'platform'] };
    const made = aKey(world, { name: sub, roles, scopes }, maker).then(({ secret }) => `Bearer ${secret}`);
    keys.set(sub, made);
    return made;
  };
  return (asker: Asker): Promise<string> | undefined => {
    if (asker === nobody) return undefined;
    const { tenant, sub, roles } = asker;
    return asker.scopes ? keyOf(asker) : bearer({ tenant, sub, roles });
  };
};
