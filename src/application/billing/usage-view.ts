import {
  type Entitlement,
  entitlementTo,
  type EntitlementReason,
  type Grant,
} from '#domain/billing/entitlement';
import { type ServiceLevel } from '#domain/billing/plan-level';
import { type UsageCounter } from '#domain/billing/usage-counter';

/** Whether so much of a feature may be had, as anyone outside the module may see it. */
export type EntitlementView = Entitlement;
export type ServiceLevelView = ServiceLevel;

/** What was counted: `allowed`, and how much is left since. `replayed`: it was counted before, by the same request. */
export type UsageAnswer = Readonly<{ entitlement: EntitlementView; replayed: boolean }>;

/** Nothing was counted. The code is the entitlement's reason. */
export type EntitlementRefusal = Readonly<{ code: EntitlementReason; entitlement: EntitlementView }>;

/** The caller asks for what only admins and services may. */
export type AdminNeeded = Readonly<{ code: 'admin-needed'; field: string }>;

/** What a counter says of a feature after something was counted in it. */
export const afterCounting = (grant: Grant, counter: UsageCounter, at: Date): EntitlementView => ({
  ...entitlementTo(grant, counter.feature, 1, counter, at),
  allowed: true,
  reason: null,
});

export const refusedFor = (entitlement: EntitlementView): EntitlementRefusal => ({
  code: entitlement.reason ?? 'limit-reached',
  entitlement,
});
