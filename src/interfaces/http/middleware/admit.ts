import { type Actor } from '#application/shared/actor';
import { coversScope } from '#application/shared/scope';
import { err, ok, type Result } from '#domain/shared/result';
import { type Anonymous } from '../endpoint.ts';
import { type Operation } from '../operation.ts';
import { type Problem } from '../problem.ts';
import { scopeOf } from '../scope-of.ts';

type Guarded = Pick<Operation, 'access' | 'tag' | 'method'>;

/** Whether this caller has one of the roles and, if it is an API key, is for this kind of call. */
export const admit = (operation: Guarded, caller: Actor | Anonymous): Result<undefined, Problem> => {
  const { access } = operation;
  if (access === 'public') return ok(undefined);
  const actor = 'roles' in caller ? caller : undefined;
  const held = actor?.roles ?? [];
  if (!access.some((role) => held.includes(role)))
    return err({
      status: 403,
      code: 'forbidden',
      detail: `This call needs the role ${access.join(' or ')}; the credential has ${held.join(', ') || 'none'}.`,
      extra: { requiredRoles: access },
    });
  const scopes = actor?.apiKey?.scopes;
  return scopes ? admitScopes(scopeOf(operation), scopes) : ok(undefined);
};

const admitScopes = (
  needed: ReturnType<typeof scopeOf>,
  held: Parameters<typeof coversScope>[0],
): Result<undefined, Problem> =>
  coversScope(held, needed)
    ? ok(undefined)
    : err({
        status: 403,
        code: 'scope-missing',
        detail: `This call needs the scope ${needed}; the API key has ${held.join(', ')}.`,
        extra: { requiredScope: needed },
      });
