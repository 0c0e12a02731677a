import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { notFound, type NotFound } from '../shared/not-found.ts';

/** Whose books are asked for: one tenant's, or everybody's. */
export type Scope = TenantId | 'all';

/** An admin asks for the books of the own tenant, the platform for those of one, or of all. */
export const scopeOf = (
  { roles, tenantId }: Pick<Actor, 'roles' | 'tenantId'>,
  named: TenantId | undefined,
): Result<Scope, NotFound> => {
  if (roles.includes('platform')) return ok(named ?? 'all');
  return named === undefined || named === tenantId ? ok(tenantId) : err(notFound);
};
