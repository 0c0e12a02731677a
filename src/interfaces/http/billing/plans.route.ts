import { z } from 'zod';
import { type CatalogueUseCases } from '#application/billing/catalogue-use-cases';
import { OpenPlan, type PlanAnswer, type PlanExists } from '#application/billing/commands/open-plan';
import { RevisePlan } from '#application/billing/commands/revise-plan';
import { SeedPlans } from '#application/billing/commands/seed-plans';
import { type PlanView } from '#application/billing/plan-view';
import { planStatuses } from '#application/billing/queries/list-plans';
import { type Page } from '#application/shared/page';
import { PlanIdSchema } from '#application/shared/schemas';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { PlanResource, toPlanResource } from './plan-resource.ts';
import { planRefusals } from './plan-refusals.ts';

const tag = 'Plans';
const everyone = ['customer', 'seller', 'admin'] as const;
const params = z.strictObject({ planId: PlanIdSchema });

export const listPlansRoute = route<CatalogueUseCases>()(
  {
    method: 'get',
    path: '/api/v1/plans',
    tag,
    summary: 'What can be subscribed to, by rank',
    description: 'Admins are listed retired plans too.',
    access: everyone,
    query: listOf('pln').extend({ status: z.enum(planStatuses).optional() }),
    reply: page(PlanResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, status } }) =>
    ok(await app.browsePlans(visibleTo(actor), { status }, { limit, cursor })),
  ({ data, nextCursor }: Page<PlanView>) => ({ data: data.map(toPlanResource), nextCursor }),
);

export const getPlanRoute = route<CatalogueUseCases>()(
  {
    method: 'get',
    path: '/api/v1/plans/:planId',
    tag,
    summary: 'One plan, retired ones too: they have subscribers',
    access: everyone,
    params,
    query: z.strictObject({
      version: z.coerce.number().int().min(1).optional().describe('Of its terms; the newest if left out'),
    }),
    reply: PlanResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params: { planId }, query: { version } }) => app.getPlan(actor.tenantId, planId, version),
  toPlanResource,
);

export const openPlanRoute = route<CatalogueUseCases>()(
  {
    method: 'post',
    path: '/api/v1/plans',
    tag,
    summary: 'Open a plan',
    description:
      'Give an id of your own, and the same request may be sent again: it makes no second plan. Without one each request does.',
    access: ['admin'],
    body: OpenPlan,
    reply: PlanResource,
    status: 201,
    replayed: ({ replayed }: PlanAnswer) => replayed,
    refusals: {
      'plan-exists': {
        status: 409,
        detail: ({ id }: PlanExists) =>
          `id: there is a plan ${id} already, with other words or terms. Take another id, or change that plan with PATCH.`,
        extra: ({ id }: PlanExists) => ({ planId: id }),
      },
      'too-many-plans': planRefusals['too-many-plans'],
      'unfit-terms': planRefusals['unfit-terms'],
    },
    examples: {
      body: {
        id: 'pln_pro',
        name: 'Pro',
        rank: 3,
        prices: [
          { interval: 'month', amount: 2_999, currency: 'USD' },
          { interval: 'year', amount: 29_999, currency: 'USD' },
        ],
        features: ['analytics'],
        limits: { posts: { max: 500, resets: 'month' }, channels: { max: 20, resets: 'never' } },
        trialDays: 14,
      },
    },
  },
  (app, { actor, body }) => app.openPlan({ actor, asked: body }),
  ({ plan }: PlanAnswer) => toPlanResource(plan),
);

export const revisePlanRoute = route<CatalogueUseCases>()(
  {
    method: 'patch',
    path: '/api/v1/plans/:planId',
    tag,
    summary: 'Change the words of a plan, give it new terms, or retire it',
    description:
      'Other prices, features, limits, trial days or levels are another version: for whoever subscribes from now on. Those who have the plan keep the terms they took.',
    access: ['admin'],
    params,
    body: RevisePlan,
    reply: PlanResource,
    status: 200,
    refusals: { 'not-found': 404, ...planRefusals },
    examples: { body: { prices: [{ interval: 'month', amount: 3_499, currency: 'USD' }] } },
  },
  (app, { actor, params: { planId: id }, body: asked }) => app.revisePlan({ actor, id, asked }),
  toPlanResource,
);

export const seedPlansRoute = route<CatalogueUseCases>()(
  {
    method: 'post',
    path: '/api/v1/plans/seed',
    tag,
    summary: 'Have the plans of a ready catalogue',
    description: 'As often as you like: plans you have already stay as they are.',
    access: ['admin'],
    body: SeedPlans,
    reply: z.object({ data: z.array(PlanResource), nextCursor: z.null() }),
    status: 200,
    refusals: { 'too-many-plans': planRefusals['too-many-plans'] },
    examples: { body: { catalogue: 'publishing' } },
  },
  (app, { actor, body }) => app.seedPlans({ actor, asked: body }),
  (plans: readonly PlanView[]) => ({ data: plans.map(toPlanResource), nextCursor: null }),
);
