import { z } from 'zod';
import { type EntitlementRefusal, type EntitlementView } from '#application/billing/usage-view';
import { type RefusalDetails } from '../route-spec.ts';

const instant = z.iso.datetime();

export const EntitlementResource = z
  .object({
    feature: z.string(),
    allowed: z.boolean(),
    limit: z.number().nullable().describe('Null: any amount, or a switch'),
    used: z.number().describe('What is reserved counts as used'),
    remaining: z.number().nullable().describe('Null: no limit'),
    reason: z
      .enum(['no-subscription', 'not-in-plan', 'read-only', 'service-limited', 'limit-reached'])
      .nullable()
      .describe(
        'Why not; null when it is allowed. service-limited and read-only: it would be, were everything paid',
      ),
    window: z
      .object({ start: instant, end: instant })
      .nullable()
      .describe('The time it is counted in; null for what never begins anew, and for switches'),
  })
  .meta({ id: 'Entitlement' });

export const toEntitlementResource = ({
  feature,
  allowed,
  limit,
  used,
  remaining,
  reason,
  window,
}: EntitlementView): z.input<typeof EntitlementResource> => ({
  feature,
  allowed,
  limit,
  used,
  remaining,
  reason,
  window: window && { start: window.start.toISOString(), end: window.end.toISOString() },
});

const refusedBecause = (
  words: (entitlement: EntitlementView) => string,
): RefusalDetails<EntitlementRefusal> => ({
  status: 403,
  detail: ({ entitlement }) => words(entitlement),
  extra: ({ entitlement }) => ({ entitlement: toEntitlementResource(entitlement) }),
});

/** Nothing was counted: the plan, or what is owed, does not allow it. */
export const entitlementRefusals = {
  'no-subscription': refusedBecause(
    () => 'There is no subscription that is running. Subscribe to a plan first.',
  ),
  'not-in-plan': refusedBecause(
    ({ feature }) => `The plan does not have ${feature}. Change to one that does.`,
  ),
  'read-only': refusedBecause(
    () => 'While an invoice is owed, or the subscription is paused, nothing may be used. Pay, or resume it.',
  ),
  'service-limited': refusedBecause(
    ({ limit, feature }) =>
      `While an invoice is owed, only ${limit ?? 0} of ${feature} may be used. Pay it to get back the whole plan.`,
  ),
  'limit-reached': refusedBecause(
    ({ limit, used, feature }) =>
      `Of ${limit ?? 0} ${feature} the plan has, ${used} are used or reserved. Ask for less, wait until window.end, or change the plan.`,
  ),
} as const;
