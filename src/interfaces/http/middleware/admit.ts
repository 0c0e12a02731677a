import { type Actor } from '#application/shared/actor';
import { err, ok, type Result } from '#domain/shared/result';
import { type Anonymous } from '../endpoint.ts';
import { type Access } from '../operation.ts';
import { type Problem } from '../problem.ts';

/** Whether this caller has one of the roles. */
export const admit = (access: Access, caller: Actor | Anonymous): Result<undefined, Problem> => {
  if (access === 'public') return ok(undefined);
  const held = 'roles' in caller ? caller.roles : [];
  if (access.some((role) => held.includes(role))) return ok(undefined);
  return err({
    status: 403,
    code: 'forbidden',
    detail: `This call needs the role ${access.join(' or ')}; the credential has ${held.join(', ') || 'none'}.`,
    extra: { requiredRoles: access },
  });
};
