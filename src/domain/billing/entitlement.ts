import { boundaryAt, intervalHolding, type Span } from './calendar.ts';
import { type ServiceLevel } from './plan-level.ts';
import { type Limit, type PlanTerms } from './plan.ts';
import { type Schedule } from './schedule.ts';
import { liveReservations, type UsageCounter, usedIn } from './usage-counter.ts';

/** What a customer's subscription promises just now: its plan's terms, how many of it, how much is left of it, and its time. */
export type Grant = Readonly<{
  terms: Pick<PlanTerms, 'features' | 'limits' | 'levels'>;
  quantity: number;
  level: ServiceLevel;
  period: Span;
  schedule: Pick<Schedule, 'anchor'>;
}>;

/**
 * Why something is not allowed. `service-limited` and `read-only`: it would be, were everything paid. `limit-reached`: more
 * than the plan has.
 */
export type EntitlementReason =
  | 'no-subscription'
  | 'not-in-plan'
  | 'read-only'
  | 'service-limited'
  | 'limit-reached';

/** `limit` null: any amount, or a switch. `used` counts what is reserved. `remaining` null: no limit. `reason` null: allowed. */
export type Entitlement = Readonly<{
  feature: string;
  allowed: boolean;
  limit: number | null;
  used: number;
  remaining: number | null;
  reason: EntitlementReason | null;
  /** The time the usage is counted in; null for what never resets, and for switches. */
  window: Span | null;
}>;

/**
 * Whether so much of a feature may be had at this instant. `grant` null: there is no subscription. `counter` null: nothing
 * was counted yet. A limit is for each unit of the plan, cut by the service level and rounded down.
 */
export const entitlementTo = (
  grant: Grant | null,
  feature: string,
  quantity: number,
  counter: UsageCounter | null,
  at: Date,
): Entitlement => {
  if (!grant || grant.level === 'none') return none(feature, 'no-subscription');
  const limit = limitOf(grant.terms, feature);
  if (limit) return metered(grant, feature, limit, quantity, counter, at);
  if (!grant.terms.features.includes(feature)) return none(feature, 'not-in-plan');
  const { features } = grant.terms.levels[grant.level];
  const isOn = features === 'all' || features.includes(feature);
  if (!isOn) return none(feature, cutBy(grant.level));
  return { feature, allowed: true, limit: null, used: 0, remaining: null, reason: null, window: null };
};

/** All that a grant speaks of, as `entitlementTo` says of a single unit. */
export const allEntitlements = (
  grant: Grant,
  counterOf: (feature: string) => UsageCounter | null,
  at: Date,
): Entitlement[] =>
  [...new Set([...Object.keys(grant.terms.limits), ...grant.terms.features])].map((feature) =>
    entitlementTo(grant, feature, 1, counterOf(feature), at),
  );

/** The limit that a plan's terms have for a feature, whatever callers call it. */
export const limitOf = ({ limits }: Pick<PlanTerms, 'limits'>, feature: string): Limit | undefined =>
  Object.hasOwn(limits, feature) ? limits[feature] : undefined;

/** The time in which usage of this limit is counted at an instant; null when it never resets. */
export const windowOf = (
  { period, schedule: { anchor } }: Pick<Grant, 'period' | 'schedule'>,
  { resets }: Limit,
  at: Date,
): Span | null => {
  if (resets === 'never') return null;
  if (resets === 'period') return { start: period.start, end: period.end };
  const n = intervalHolding(anchor, resets, at);
  return { start: boundaryAt(anchor, resets, n), end: boundaryAt(anchor, resets, n + 1) };
};

const metered = (
  grant: Grant,
  feature: string,
  limit: Limit,
  quantity: number,
  counter: UsageCounter | null,
  at: Date,
): Entitlement => {
  const window = windowOf(grant, limit, at);
  const used = counter ? usedIn(counter, window) + liveReservations(counter, at) : 0;
  const { limitPercent } = grant.terms.levels[grant.level];
  const promised = limit.max === null ? null : limit.max * grant.quantity;
  const isCut = limitPercent < 100;
  const max = promised === null ? (limitPercent > 0 ? null : 0) : Math.floor((promised * limitPercent) / 100);
  const remaining = max === null ? null : Math.max(0, max - used);
  const allowed = remaining === null || quantity <= remaining;
  const wouldBe = isCut && (promised === null || used + quantity <= promised);
  const reason = allowed ? null : wouldBe ? cutBy(grant.level) : 'limit-reached';
  return { feature, allowed, limit: max, used, remaining, reason, window };
};

const cutBy = (level: ServiceLevel): EntitlementReason =>
  level === 'read-only' ? 'read-only' : 'service-limited';

const none = (feature: string, reason: EntitlementReason): Entitlement => ({
  feature,
  allowed: false,
  limit: 0,
  used: 0,
  remaining: 0,
  reason,
  window: null,
});
