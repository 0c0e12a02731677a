import { z } from 'zod';
import { changeTiming, type ChangeTiming } from '#domain/billing/change-timing';
import { intervals } from '#domain/billing/calendar';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { currentVersion, versionNumbered } from '#domain/billing/plan';
import { itemOf } from '#domain/billing/plan-prices';
import { type Subscription } from '#domain/billing/subscription';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { PlanIdSchema, WebAddressSchema } from '../shared/schemas.ts';
import { type BillingPorts } from './billing-ports.ts';
import { type PlanRefusal } from './commands/open-subscription.ts';
import { type AdminNeeded } from './usage-view.ts';

export const ChangePlan = z
  .strictObject({
    planId: PlanIdSchema.optional().describe('Left out: the plan it has, at its latest version'),
    interval: z.enum(intervals).optional().describe('Left out: as it is'),
    quantity: z.int().min(1).max(100_000).optional().describe('Left out: as it is'),
    proration: z
      .enum(['prorate', 'none'])
      .default('prorate')
      .describe(
        '`none`: the rest of the running period stays as it was paid; now, for admins and services only',
      ),
    when: z
      .enum(['now', 'period-end'])
      .optional()
      .describe('Left out: more is had now, less from the end of the period'),
    returnUrl: WebAddressSchema.optional(),
  })
  .refine(({ planId, interval, quantity }) => planId ?? interval ?? quantity, {
    error: 'give planId, interval or quantity: what is to change',
    path: ['planId'],
  });
export type ChangePlan = z.output<typeof ChangePlan>;

/** What is wanted instead, and from when on. */
export type WantedChange = Readonly<{ item: SubscriptionItem; timing: ChangeTiming; isProrated: boolean }>;

/** Reads a wish to change against the catalogue. */
export const wantedChange = async (
  { catalogue }: Pick<BillingPorts, 'catalogue'>,
  subscription: Subscription,
  asked: ChangePlan,
): Promise<Result<WantedChange, PlanRefusal>> => {
  const { tenantId, item } = subscription;
  const { currency } = item.unitPrice;
  const planId = asked.planId ?? item.planId;
  const [plan, held] = await Promise.all([
    catalogue.plan(tenantId, planId),
    catalogue.plan(tenantId, item.planId),
  ]);
  if (!plan) return err({ code: 'plan-unknown' });
  if (plan.status === 'retired' && planId !== item.planId) return err({ code: 'plan-retired' });
  const version = currentVersion(plan);
  const interval = asked.interval ?? item.interval;
  const quantity = asked.quantity ?? item.quantity;
  // Another number of the same thing leaves the price as it was agreed.
  const isSameTerms = asked.planId === undefined && interval === item.interval;
  const wanted = isSameTerms
    ? { ...item, quantity }
    : itemOf(plan, version, { interval, currency, quantity });
  if (!wanted)
    return err({
      code: 'price-unknown',
      prices: version.prices.map((price) => `${price.amount.currency} by the ${price.interval}`),
    });
  const before = (held && versionNumbered(held, item.planVersion)) ?? version;
  const timing =
    asked.when ??
    changeTiming(
      { planId: item.planId, terms: before, interval: item.interval, quantity: item.quantity },
      { planId: wanted.planId, terms: version, interval, quantity },
      currency,
    );
  return ok({ item: wanted, timing, isProrated: asked.proration === 'prorate' });
};

/** More for what was paid already is a present, which nobody makes to themselves. */
export const onlyForAdmins = (
  { roles }: Actor,
  { timing, isProrated }: WantedChange,
): AdminNeeded | undefined =>
  isProrated || timing === 'period-end' || roles.includes('admin')
    ? undefined
    : { code: 'admin-needed', field: 'proration' };
