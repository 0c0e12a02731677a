import { type PlanId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Interval } from './calendar.ts';
import { type LevelTerms, type ServiceLevel } from './plan-level.ts';

/** What one unit costs for one interval, before tax. At most one for each interval and currency. */
export type Price = Readonly<{ interval: Interval; amount: Money }>;

/**
 * How much of something may be used: `max` in whole units for one unit of the plan, null for any amount. `resets`: with
 * each billing period, with each week, month or year since the subscription's anchor, or never, for what is held, not spent.
 */
export type Limit = Readonly<{ max: number | null; resets: 'period' | Interval | 'never' }>;

/** All that a subscriber was promised and asked for. */
export type PlanTerms = Readonly<{
  prices: readonly Price[];
  /** The switches that are on. */
  features: readonly string[];
  limits: Readonly<Record<string, Limit>>;
  trialDays: number;
  levels: Readonly<Record<ServiceLevel, LevelTerms>>;
}>;

/** Terms never change: other terms are another version. `number`: 1, 2, 3 …; subscribers stay on theirs until moved. */
export type PlanVersion = PlanTerms & Readonly<{ number: number; since: Date }>;

export type Plan = Readonly<{
  id: PlanId;
  tenantId: TenantId;
  /** Of the document; the versions of the terms are below. */
  version: number;
  name: string;
  description: string;
  /** Where it stands among the others when they are listed. */
  rank: number;
  /** A retired plan takes no new subscribers and keeps those it has. */
  status: 'active' | 'retired';
  versions: readonly PlanVersion[];
  createdAt: Date;
  updatedAt: Date;
  retiredAt: Date | null;
}>;

/** The terms for whoever subscribes now. */
export const currentVersion = ({ versions, id }: Pick<Plan, 'versions' | 'id'>): PlanVersion => {
  const last = versions.at(-1);
  if (!last) throw new RangeError(`plan ${id} has no version`);
  return last;
};

export const versionNumbered = (
  { versions }: Pick<Plan, 'versions'>,
  number: number,
): PlanVersion | undefined => versions.find((version) => version.number === number);
