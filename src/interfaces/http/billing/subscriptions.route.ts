import { z } from 'zod';
import { OpenSubscription } from '#application/billing/commands/open-subscription';
import { type BillingUseCases } from '#application/billing/index';
import { statusesShown, type SubscriptionView } from '#application/billing/subscription-view';
import { type Page } from '#application/shared/page';
import { CustomerIdSchema, PlanIdSchema } from '#application/shared/schemas';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import {
  presentSubscription,
  replayed,
  SubscriptionAnswerResource,
  SubscriptionPath,
} from './subscription-answers.ts';
import {
  attemptRefusals,
  couponRefusals,
  methodRefusals,
  payerRefusals,
  planChoiceRefusals,
  subscriptionRefusals,
} from './subscription-refusals.ts';
import { SubscriptionResource, toSubscriptionResource } from './subscription-resource.ts';

const tag = 'Subscriptions';
const everyone = ['customer', 'admin'] as const;

export const openSubscriptionRoute = route<BillingUseCases>()(
  {
    method: 'post',
    path: '/api/v1/subscriptions',
    tag,
    summary: 'Subscribe a customer to a plan',
    description:
      'With a trial nothing is asked for before its end. Else the first period is charged now: if that fails the subscription is there all the same, `incomplete`, and its invoice can be paid until `incompleteUntil`.',
    access: everyone,
    idempotent: true,
    body: OpenSubscription,
    reply: SubscriptionAnswerResource,
    status: 201,
    replayed,
    refusals: {
      ...planChoiceRefusals,
      ...couponRefusals,
      ...payerRefusals,
      ...methodRefusals,
      ...attemptRefusals,
      'illegal-transition': subscriptionRefusals['illegal-transition'],
      'idempotency-key-reused': subscriptionRefusals['idempotency-key-reused'],
      'idempotency-in-flight': subscriptionRefusals['idempotency-in-flight'],
    },
    examples: { body: { planId: 'pln_pro', interval: 'month' } },
  },
  (app, { actor, idempotency, body }) => app.openSubscription({ actor, idempotency, asked: body }),
  presentSubscription,
);

export const listSubscriptionsRoute = route<BillingUseCases>()(
  {
    method: 'get',
    path: '/api/v1/subscriptions',
    tag,
    summary: 'Subscriptions, newest first',
    access: everyone,
    query: listOf('sub').extend({
      customerId: CustomerIdSchema.optional(),
      planId: PlanIdSchema.optional(),
      status: z.enum(statusesShown).optional(),
    }),
    reply: page(SubscriptionResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listSubscriptions(visibleTo(actor), filter, { limit, cursor })),
  ({ data, nextCursor }: Page<SubscriptionView>) => ({
    data: data.map(toSubscriptionResource),
    nextCursor,
  }),
);

export const currentSubscriptionRoute = route<BillingUseCases>()(
  {
    method: 'get',
    path: '/api/v1/subscriptions/current',
    tag,
    summary: 'The subscription a customer has now, or had last',
    access: everyone,
    query: z.strictObject({
      customerId: CustomerIdSchema.optional().describe('Whose; the caller’s own if left out'),
    }),
    reply: SubscriptionResource,
    status: 200,
    refusals: { 'not-found': 404, ...payerRefusals },
  },
  (app, { actor, query }) => app.currentSubscription(actor, query.customerId),
  toSubscriptionResource,
);

export const getSubscriptionRoute = route<BillingUseCases>()(
  {
    method: 'get',
    path: '/api/v1/subscriptions/:subscriptionId',
    tag,
    summary: 'One subscription',
    access: everyone,
    params: SubscriptionPath,
    reply: SubscriptionResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getSubscription(visibleTo(actor), params.subscriptionId),
  toSubscriptionResource,
);
