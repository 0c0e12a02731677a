import { RecordUsage } from '#application/billing/commands/record-usage';
import { type UsageUseCases } from '#application/billing/usage-use-cases';
import { type UsageAnswer } from '#application/billing/usage-view';
import { route } from '../route.ts';
import { entitlementRefusals, EntitlementResource, toEntitlementResource } from './entitlement-resource.ts';
import { countingRefusals, payerRefusals } from './usage-refusals.ts';

export const recordUsageRoute = route<UsageUseCases>()(
  {
    method: 'post',
    path: '/api/v1/usage',
    tag: 'Usage',
    summary: 'Use so much of a feature, if the plan allows it',
    description:
      'All of it is counted or none: those who ask at the same time never get more than there is. With a requestId, asking again counts once; the latest 500 of a feature are known.',
    access: ['customer', 'admin'],
    body: RecordUsage,
    reply: EntitlementResource,
    status: 200,
    replayed: ({ replayed }: UsageAnswer) => replayed,
    refusals: { ...entitlementRefusals, ...payerRefusals, ...countingRefusals },
    examples: { body: { feature: 'posts', quantity: 1, requestId: 'post-4711' } },
  },
  (app, { actor, body }) => app.recordUsage({ actor, asked: body }),
  ({ entitlement }: UsageAnswer) => toEntitlementResource(entitlement),
);
