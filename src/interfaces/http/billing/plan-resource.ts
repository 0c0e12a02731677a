import { z } from 'zod';
import { type PlanView } from '#application/billing/plan-view';
import { minorUnits } from '#domain/shared/money';

const instant = z.iso.datetime();
const LevelResource = z.object({
  limitPercent: z.int(),
  features: z.union([z.literal('all'), z.array(z.string())]),
});

export const PlanResource = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    rank: z.int(),
    status: z.enum(['active', 'retired']).describe('retired: takes no new subscribers'),
    version: z.int().describe('Of its terms: whoever subscribed to another keeps that'),
    prices: z.array(
      z.object({ interval: z.enum(['week', 'month', 'year']), amount: z.int(), currency: z.string() }),
    ),
    yearlySavings: z
      .array(z.object({ amount: z.int(), currency: z.string() }))
      .describe('What a year paid at once costs less than twelve months'),
    features: z.array(z.string()),
    limits: z.record(
      z.string(),
      z.object({
        max: z.int().nullable().describe('For one unit of the plan; null for any amount'),
        resets: z.enum(['period', 'week', 'month', 'year', 'never']),
      }),
    ),
    trialDays: z.int(),
    levels: z
      .object({
        full: LevelResource,
        limited: LevelResource,
        'read-only': LevelResource,
        none: LevelResource,
      })
      .describe('What each service level leaves of the plan while it is not paid'),
    createdAt: instant,
    updatedAt: instant,
    retiredAt: instant.nullable(),
  })
  .meta({ id: 'Plan' });

export const toPlanResource = (plan: PlanView): z.input<typeof PlanResource> => ({
  id: plan.id,
  name: plan.name,
  description: plan.description,
  rank: plan.rank,
  status: plan.status,
  version: plan.version,
  prices: plan.prices.map(({ interval, amount }) => ({
    interval,
    amount: minorUnits(amount),
    currency: amount.currency,
  })),
  yearlySavings: plan.yearlySavings.map((saved) => ({ amount: minorUnits(saved), currency: saved.currency })),
  features: [...plan.features],
  limits: { ...plan.limits },
  trialDays: plan.trialDays,
  levels: {
    full: toLevelResource(plan.levels.full),
    limited: toLevelResource(plan.levels.limited),
    'read-only': toLevelResource(plan.levels['read-only']),
    none: toLevelResource(plan.levels.none),
  },
  createdAt: plan.createdAt.toISOString(),
  updatedAt: plan.updatedAt.toISOString(),
  retiredAt: plan.retiredAt?.toISOString() ?? null,
});

const toLevelResource = ({
  limitPercent,
  features,
}: PlanView['levels']['full']): z.input<typeof LevelResource> => ({
  limitPercent,
  features: features === 'all' ? 'all' : [...features],
});
