import { versionNumbered } from '#domain/billing/plan';
import { type PlanId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { planView, type PlanView } from '../plan-view.ts';
import { findPlan } from '../seeded-catalogues.ts';

/**
 * One plan, retired ones too: they have subscribers, who may read what they have. `version`: with the terms of that version,
 * else of the newest.
 */
export const getPlan =
  (ports: CataloguePorts) =>
  async (tenantId: TenantId, id: PlanId, version?: number): Promise<Result<PlanView, NotFound>> => {
    const plan = await findPlan(ports)(tenantId, id);
    if (!plan) return err(notFound);
    if (version === undefined) return ok(planView(plan));
    const terms = versionNumbered(plan, version);
    return terms ? ok(planView(plan, terms)) : err(notFound);
  };
