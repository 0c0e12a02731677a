import { type Grant } from '#domain/billing/entitlement';
import { type PlanVersion, versionNumbered } from '#domain/billing/plan';
import { type Subscription } from '#domain/billing/subscription';
import { serviceLevelOf } from '#domain/billing/subscription-level';
import { type PlanId, type TenantId } from '#domain/shared/ids';
import { remembered } from '../shared/remembered.ts';
import { type PlanRepository } from './ports/plan-repository.ts';

/** A version never changes, so only memory limits how long it is remembered. */
const limits = { ageMaxMs: 3_600_000, countMax: 2_000 };

/** What a subscription promises just now. The plan is read when this process meets its version for the first time. */
export const grants = ({ plans }: Readonly<{ plans: Pick<PlanRepository, 'find'> }>) => {
  const versions = remembered(async (key: string): Promise<PlanVersion> => {
    const [tenantId, planId, number] = key.split(' ');
    const plan = await plans.find(tenantId as TenantId, planId as PlanId);
    const version = plan && versionNumbered(plan, Number(number));
    if (!version) throw new Error(`a subscription has version ${number} of ${planId}, which is not there`);
    return version;
  }, limits);
  return {
    of: async ({ tenantId, item, period, schedule, ...rest }: Subscription): Promise<Grant> => ({
      terms: await versions.read(`${tenantId} ${item.planId} ${item.planVersion}`),
      quantity: item.quantity,
      level: serviceLevelOf(rest),
      period,
      schedule,
    }),
  };
};
export type Grants = ReturnType<typeof grants>;
