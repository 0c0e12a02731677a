import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { notFound, type NotFound } from '../shared/not-found.ts';

/** Whose records: an admin asks for those of the own tenant; the platform names a tenant, or asks for those of its own. */
export const whoseTrail = (
  { roles, tenantId }: Pick<Actor, 'roles' | 'tenantId'>,
  named: TenantId | undefined,
): Result<TenantId, NotFound> => {
  if (named === undefined || named === tenantId) return ok(tenantId);
  return roles.includes('platform') ? ok(named) : err(notFound);
};
