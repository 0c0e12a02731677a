import { z } from 'zod';
import { intervals } from '#domain/billing/calendar';
import { type Price } from '#domain/billing/plan';
import { money } from '#domain/shared/money';
import { priceMax } from '#domain/shared/price-max';
import { CurrencySchema } from '../shared/schemas.ts';
import { FeatureNameSchema, nameForm } from './feature-name.ts';

const featuresMax = 100;
const pricesMax = 100;
/** Stripe's bound for a trial. */
const trialDaysMax = 730;

const PriceSchema = z
  .strictObject({
    interval: z.enum(intervals),
    amount: z
      .int()
      .min(0)
      .max(Number(priceMax))
      .describe('In minor units of the currency, before tax, for one unit and one interval'),
    currency: CurrencySchema,
  })
  .transform(({ interval, amount, currency }): Price => ({
    interval,
    amount: money(BigInt(amount), currency),
  }));

const LimitSchema = z.strictObject({
  max: z
    .int()
    .min(0)
    .nullable()
    .describe('How much of it may be used, for one unit of the plan; null for any amount'),
  resets: z
    .enum(['period', ...intervals, 'never'])
    .default('period')
    .describe('When it begins anew; never for what is held, such as channels'),
});

const Features = z
  .array(FeatureNameSchema)
  .max(featuresMax)
  .transform((names) => [...new Set(names)]);

const LevelTermsSchema = z
  .strictObject({
    limitPercent: z.int().min(0).max(100).describe('Of each limit, rounded down'),
    features: z.union([z.literal('all'), Features]).describe('Which switches stay on'),
  })
  .optional();

/** What may be said about a plan, apart from its terms. */
export const planWords = {
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(500),
  rank: z.int().min(0).max(1_000_000).describe('Where it stands in lists; the lowest comes first'),
};

/** What a plan promises and asks for. */
export const planTerms = {
  prices: z
    .array(PriceSchema)
    .min(1)
    .max(pricesMax)
    .superRefine((prices, context) => {
      const places = prices.map(({ interval, amount }) => `${interval} ${amount.currency}`);
      for (const [index, place] of places.entries())
        if (places.indexOf(place) !== index)
          context.addIssue({ code: 'custom', path: [index], message: `is a second price for ${place}` });
    })
    .describe('At most one for each interval and currency'),
  features: Features.describe('The switches that are on'),
  limits: z
    .record(FeatureNameSchema, LimitSchema, {
      error: ({ code }) => (code === 'invalid_key' ? nameForm : undefined),
    })
    .refine((limits) => Object.keys(limits).length <= featuresMax, {
      error: `has more than ${featuresMax} names`,
    }),
  trialDays: z.int().min(0).max(trialDaysMax),
  levels: z
    .strictObject({
      full: LevelTermsSchema,
      limited: LevelTermsSchema,
      'read-only': LevelTermsSchema,
      none: LevelTermsSchema,
    })
    .describe('What each service level leaves of the plan; levels that are left out stay as they are'),
};

/** The levels of a plan after some of them were named anew. */
export const withLevels = <Levels extends object>(
  before: Levels,
  named: { readonly [Level in keyof Levels]?: Levels[Level] | undefined } | undefined,
): Levels => ({
  ...before,
  ...Object.fromEntries(Object.entries(named ?? {}).filter(([, terms]) => terms !== undefined)),
});
