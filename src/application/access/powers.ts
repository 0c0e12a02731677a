import { type KeyRole } from '#domain/access/api-key';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor, type Role } from '../shared/actor.ts';
import { coversScope, type Scope } from '../shared/scope.ts';

/** What a key can do. */
type Powers = Readonly<{ roles: readonly KeyRole[]; scopes: readonly string[] }>;
export type ExceedsYourOwn = Readonly<{
  code: 'exceeds-your-own';
  field: 'roles' | 'scopes';
  what: string;
}>;

/** The roles that whoever has a role may give to keys. */
const mayGive: Readonly<Record<Role, readonly KeyRole[]>> = {
  customer: [],
  seller: [],
  admin: ['seller', 'admin'],
  platform: ['platform'],
};

/** Nobody gives what is not theirs: an admin no platform key, and a key no more than it was given itself. */
export const withinOwn = (actor: Actor, { roles, scopes }: Powers): Result<undefined, ExceedsYourOwn> => {
  const givable = actor.roles.flatMap((role) => mayGive[role]);
  const role = roles.find((one) => !givable.includes(one));
  if (role !== undefined) return err({ code: 'exceeds-your-own', field: 'roles', what: role });
  const own = actor.apiKey?.scopes;
  const scope = own && scopes.find((one) => !coversScope(own, one as Scope));
  return scope === undefined
    ? ok(undefined)
    : err({ code: 'exceeds-your-own', field: 'scopes', what: scope });
};
