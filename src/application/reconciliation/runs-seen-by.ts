import { type Run, type RunId } from '#domain/reconciliation/run';
import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { notFound, type NotFound } from '../shared/not-found.ts';
import { type RunRepository } from './ports/run-repository.ts';

type Seen = Readonly<{ tenantId?: TenantId }>;

/** Whose accounts one may reconcile: the platform all of them, an admin the tenant's own. */
export const accountsSeenBy = ({ roles, tenantId }: Pick<Actor, 'roles' | 'tenantId'>): Seen =>
  roles.includes('platform') ? {} : { tenantId };

export const maySee = (actor: Actor, { tenantId }: Readonly<{ tenantId: TenantId | null }>): boolean => {
  const seen = accountsSeenBy(actor);
  return seen.tenantId === undefined || seen.tenantId === tenantId;
};

/** The run, if its account is one that the actor may see. */
export const findSeen = async (
  runs: Pick<RunRepository, 'find'>,
  actor: Actor,
  id: RunId,
): Promise<Result<Run, NotFound>> => {
  const run = await runs.find(id);
  return run && maySee(actor, run) ? ok(run) : err(notFound);
};
