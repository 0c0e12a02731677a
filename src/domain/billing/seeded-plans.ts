import { type Currency } from '#domain/shared/currency';
import { standardLevels } from './plan-level.ts';
import { type Limit, type Plan, type PlanTerms } from './plan.ts';

/** A plan as a catalogue describes it. `key`: unique within its catalogue. */
export type SeededPlan = Pick<Plan, 'name' | 'description' | 'rank'> &
  Readonly<{ key: string; terms: PlanTerms }>;

const usd = 'USD' as Currency;

const publishing = (
  rank: number,
  name: string,
  [month, year]: readonly [bigint, bigint],
  [channels, posts]: readonly [number, number],
  features: readonly string[],
): SeededPlan => ({
  key: name.toLowerCase(),
  name,
  description: `${channels} ${channels === 1 ? 'channel' : 'channels'} and ${posts} posts a month`,
  rank,
  terms: {
    prices: [
      { interval: 'month', amount: { minor: month, currency: usd } },
      { interval: 'year', amount: { minor: year, currency: usd } },
    ],
    features,
    limits: { channels: held(channels), posts: monthly(posts) },
    trialDays: 0,
    levels: standardLevels,
  },
});

const held = (max: number): Limit => ({ max, resets: 'never' });

const monthly = (max: number): Limit => ({ max, resets: 'month' });

const weekly = (rank: number, name: string, price: bigint, trialDays: number): SeededPlan => ({
  key: `weekly-${name.toLowerCase()}`,
  name,
  description: `By the week, after ${trialDays} days free of charge`,
  rank,
  terms: {
    prices: [{ interval: 'week', amount: { minor: price, currency: usd } }],
    features: [],
    limits: {},
    trialDays,
    levels: standardLevels,
  },
});

/**
 * The two catalogues of SUB-1, in minor units of USD. Posts are counted by the month whether one pays by month or year;
 * channels are held, so they don't come back with the period. The features' names are examples. A tenant may have both, so
 * the ranks of the second go on after the first.
 */
export const seededPlans: Readonly<Record<'publishing' | 'weekly', readonly SeededPlan[]>> = {
  publishing: [
    publishing(1, 'Free', [0n, 0n], [1, 10], []),
    publishing(2, 'Starter', [9_99n, 99_99n], [5, 100], ['analytics']),
    publishing(3, 'Pro', [29_99n, 299_99n], [20, 500], ['analytics', 'api-access']),
    publishing(
      4,
      'Enterprise',
      [99_99n, 999_99n],
      [100, 2_000],
      ['analytics', 'api-access', 'priority-support'],
    ),
  ],
  weekly: [
    weekly(11, 'Basic', 150_00n, 7),
    weekly(12, 'Premium', 250_00n, 10),
    weekly(13, 'Enterprise', 500_00n, 14),
  ],
};
