import { type PlanRepository } from '#application/billing/ports/plan-repository';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { only } from '../only.ts';
import { isWholePlan, planDocumentId, planFrom, storedPlan, type StoredPlan } from './plan.document.ts';

/** More than any tenant may have, so that one question gives them all. */
const ofTenantMax = 1_000;

export const mongoPlanRepository = ({ mongo }: { mongo: Mongo }): PlanRepository => {
  const plans = aggregateCollection<StoredPlan>(mongo.db.collection<{ _id: string }>('plans'), {
    derive: () => ({}),
    isWhole: isWholePlan,
  });
  const given = (stored: StoredPlan | undefined) => stored && planFrom(stored);
  return {
    find: async (tenantId, id) =>
      given(only(await plans.findById(planDocumentId({ tenantId, id })), { tenantId })),
    all: async (tenantId) =>
      (await plans.findMany({ tenantId }, { rank: 1, planId: 1 }, ofTenantMax)).map(planFrom),
    insert: async (plan) => given(await plans.insert(storedPlan(plan), [])),
    save: async (plan) => planFrom(await plans.save(storedPlan(plan), [])),
  };
};
