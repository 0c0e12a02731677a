import { z } from 'zod';

const instant = z.string().nullish();

/** What the events of subscriptions tell, as far as messages want to know it. */
export const subscriptionFacts = z.object({
  subscriptionId: z.string(),
  customerId: z.string(),
  statusBefore: z.string().nullish(),
  planName: z.string(),
  currency: z.string(),
  /** Of a whole period, before tax. */
  price: z.int(),
  periodIndex: z.int(),
  periodEnd: instant,
  trialEndsAt: instant,
  /** Of the first period after a trial, before tax. */
  nextPrice: z.int().nullish(),
  nextInterval: z.enum(['week', 'month', 'year']).nullish(),
  notice: z
    .object({
      kind: z.enum(['payment-failed', 'method-needed', 'action-needed', 'grace-began']),
    })
    .nullish(),
  failure: z.string().nullish(),
  nextAt: instant,
  toPlanName: z.string().nullish(),
  takesEffectAt: instant,
  endsAt: instant,
  resumesAt: instant,
});
export type SubscriptionFacts = z.output<typeof subscriptionFacts>;
