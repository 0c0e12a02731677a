import { type Plan } from '#domain/billing/plan';
import { type PlanId, type TenantId } from '#domain/shared/ids';

export interface PlanRepository {
  find(tenantId: TenantId, id: PlanId): Promise<Plan | undefined>;
  /** All that exist, retired ones too, by rank. There are few: whoever opens one more than `plansMax` is refused. */
  all(tenantId: TenantId): Promise<readonly Plan[]>;
  /** Stores a new plan; undefined when there is one with its id. */
  insert(plan: Plan): Promise<Plan | undefined>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded. */
  save(plan: Plan): Promise<Plan>;
}

export const plansMax = 200;
