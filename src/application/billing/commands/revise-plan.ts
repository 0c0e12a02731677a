import { z } from 'zod';
import { currentVersion, type Plan } from '#domain/billing/plan';
import {
  describePlan,
  type PlanRetired,
  retirePlan,
  revisePlan as reviseTerms,
  type UnfitTerms,
} from '#domain/billing/plan-changes';
import { type PlanId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { planTerms, planWords, withLevels } from '../plan-request.ts';
import { planView, type PlanView } from '../plan-view.ts';
import { findPlan } from '../seeded-catalogues.ts';

/** Versions are kept for good, since subscriptions are on them. */
const versionsMax = 200;

export const RevisePlan = z.strictObject({
  name: planWords.name.optional(),
  description: planWords.description.optional(),
  rank: planWords.rank.optional(),
  prices: planTerms.prices.optional(),
  features: planTerms.features.optional(),
  limits: planTerms.limits.optional(),
  trialDays: planTerms.trialDays.optional(),
  levels: planTerms.levels.optional(),
  retired: z
    .literal(true)
    .optional()
    .describe('Takes no new subscribers from now on. Those who have it keep it; it can’t be taken back'),
});
type Asked = z.output<typeof RevisePlan>;
type Input = Readonly<{ actor: Actor; id: PlanId; asked: Asked }>;

export type TooManyVersions = Readonly<{ code: 'too-many-versions' }>;
export type RevisePlanRefusal = UnfitTerms | PlanRetired | TooManyVersions;

/** Other words at once for everybody, other terms as another version for whoever subscribes from now on, or the end of sales. */
export const revisePlan =
  (ports: CataloguePorts) =>
  ({ actor, id, asked }: Input): Promise<Result<PlanView, NotFound | RevisePlanRefusal>> =>
    retryOnConflict(async () => {
      const before = await findPlan(ports)(actor.tenantId, id);
      if (!before) return err(notFound);
      const revised = revise(before, asked, ports.clock.now());
      if (!revised.ok) return revised;
      if (revised.value === before) return ok(planView(before));
      const plan = planView(await ports.plans.save(revised.value));
      ports.log.info('plan-revised', {
        tenantId: actor.tenantId,
        planId: id,
        version: plan.version,
        status: plan.status,
        by: actor.subject,
        requestId: actor.requestId,
      });
      return ok(plan);
    });

/** The very same plan when nothing changes. */
const revise = (before: Plan, asked: Asked, at: Date): Result<Plan, RevisePlanRefusal> => {
  const described = describe(before, asked, at);
  const terms = currentVersion(described);
  const { prices, features, limits, trialDays } = { ...terms, ...said(asked) };
  const levels = withLevels(terms.levels, asked.levels);
  const revised = reviseTerms(described, { prices, features, limits, trialDays, levels }, at);
  if (revised?.ok === false) return revised;
  const plan = revised?.value ?? described;
  if (plan.versions.length > versionsMax) return err({ code: 'too-many-versions' });
  return ok(asked.retired ? (retirePlan(plan, at) ?? plan) : plan);
};

const describe = (plan: Plan, asked: Asked, at: Date): Plan => {
  const { name = plan.name, description = plan.description, rank = plan.rank } = asked;
  const isSame = name === plan.name && description === plan.description && rank === plan.rank;
  return isSame ? plan : describePlan(plan, { name, description, rank }, at);
};

/** Without the fields that were left out. */
const said = ({ prices, features, limits, trialDays }: Asked) => ({
  ...(prices && { prices }),
  ...(features && { features }),
  ...(limits && { limits }),
  ...(trialDays !== undefined && { trialDays }),
});
