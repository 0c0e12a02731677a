import { z } from 'zod';
import { type EntitlementsView } from '#application/billing/entitlements-of';
import { CheckEntitlement } from '#application/billing/queries/check-entitlement';
import { ListEntitlements } from '#application/billing/queries/list-entitlements';
import { type UsageUseCases } from '#application/billing/usage-use-cases';
import { route } from '../route.ts';
import { EntitlementResource, toEntitlementResource } from './entitlement-resource.ts';
import { payerRefusals } from './usage-refusals.ts';

const shared = { tag: 'Usage', access: ['customer', 'admin'] } as const;

const EntitlementsResource = z
  .object({
    subscriptionId: z.string().nullable(),
    level: z
      .enum(['full', 'limited', 'read-only', 'none'])
      .describe('How much of the plan may be used just now'),
    data: z.array(EntitlementResource),
  })
  .meta({ id: 'Entitlements' });

export const listEntitlementsRoute = route<UsageUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/entitlements',
    summary: 'What may be used, and how much of it is left',
    description:
      'Of each feature that the plan speaks of, whether one more may be had. The caller’s own unless customerId says whose.',
    query: ListEntitlements,
    reply: EntitlementsResource,
    status: 200,
    refusals: payerRefusals,
  },
  (app, { actor, query }) => app.listEntitlements({ actor, asked: query }),
  ({ subscriptionId, level, data }: EntitlementsView) => ({
    subscriptionId,
    level,
    data: data.map(toEntitlementResource),
  }),
);

export const checkEntitlementRoute = route<UsageUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/entitlements/check',
    summary: 'Ask whether so much of a feature may be used',
    description: 'Counts nothing and promises nothing: to be sure of it, use it or reserve it.',
    body: CheckEntitlement,
    reply: EntitlementResource,
    status: 200,
    refusals: payerRefusals,
    examples: { body: { feature: 'posts', quantity: 5 } },
  },
  (app, { actor, body }) => app.checkEntitlement({ actor, asked: body }),
  toEntitlementResource,
);
