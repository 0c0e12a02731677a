import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { notFound, type NotFound } from '../shared/not-found.ts';

/** Whose books are asked for; `tenantId` undefined: everybody's. */
export type Whose = Readonly<{ tenantId: TenantId | undefined }>;

/** An admin asks for the books of the own tenant, the platform for those of one that it names, or of all. */
export const whoseBooks = (
  { roles, tenantId }: Pick<Actor, 'roles' | 'tenantId'>,
  named: TenantId | undefined,
): Result<Whose, NotFound> => {
  if (roles.includes('platform')) return ok({ tenantId: named });
  return named === undefined || named === tenantId ? ok({ tenantId }) : err(notFound);
};
