import { z } from 'zod';
import { openPlan as newPlan, type UnfitTerms } from '#domain/billing/plan-changes';
import { type Plan } from '#domain/billing/plan';
import { standardLevels } from '#domain/billing/plan-level';
import { canonicalForm } from '#domain/shared/canonical-form';
import { type PlanId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { PlanIdSchema } from '../../shared/schemas.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { planTerms, planWords, withLevels } from '../plan-request.ts';
import { planView, type PlanView } from '../plan-view.ts';
import { plansMax } from '../ports/plan-repository.ts';

export const OpenPlan = z.strictObject({
  id: PlanIdSchema.optional().describe(
    'A name of your own for it. With one, the same request sent again makes no second plan',
  ),
  name: planWords.name,
  description: planWords.description.default(''),
  rank: planWords.rank.default(0),
  prices: planTerms.prices,
  features: planTerms.features.default([]),
  limits: planTerms.limits.default({}),
  trialDays: planTerms.trialDays.default(0),
  levels: planTerms.levels.optional(),
});
type Input = Readonly<{ actor: Actor; asked: z.output<typeof OpenPlan> }>;

export type PlanExists = Readonly<{ code: 'plan-exists'; id: PlanId }>;
export type TooManyPlans = Readonly<{ code: 'too-many-plans' }>;
export type PlanAnswer = Readonly<{ plan: PlanView; replayed: boolean }>;

/** Opens a plan with its first version. A plan with the same id, words and first terms is the answer to a repetition. */
export const openPlan =
  ({ plans, clock, ids, log }: CataloguePorts) =>
  async ({
    actor,
    asked: { id = ids.next('pln') as PlanId, name, description, rank, levels, ...rest },
  }: Input): Promise<Result<PlanAnswer, PlanExists | TooManyPlans | UnfitTerms>> => {
    const { tenantId } = actor;
    const terms = { ...rest, levels: withLevels(standardLevels, levels) };
    const opened = newPlan({ id, tenantId, name, description, rank }, terms, clock.now());
    if (!opened.ok) return opened;
    const first = await plans.find(tenantId, id);
    if (!first && (await plans.all(tenantId)).length >= plansMax) return err({ code: 'too-many-plans' });
    const stored = first ? undefined : await plans.insert(opened.value);
    if (stored) {
      log.info('plan-opened', { tenantId, planId: id, by: actor.subject, requestId: actor.requestId });
      return ok({ plan: planView(stored), replayed: false });
    }
    const other = first ?? (await plans.find(tenantId, id));
    return other && isSamePlan(other, opened.value)
      ? ok({ plan: planView(other), replayed: true })
      : err({ code: 'plan-exists', id });
  };

/** Whether what is stored may have come of the same request: its terms may have been revised since. */
const isSamePlan = (stored: Plan, asked: Plan): boolean =>
  canonicalForm(openingOf(stored)) === canonicalForm(openingOf(asked));

const openingOf = ({ name, description, rank, versions }: Plan) => {
  const [first] = versions;
  return { name, description, rank, terms: first ? { ...first, since: null } : null };
};
