import { type z } from 'zod';
import { type RulesRefusal, SetRoutingRules } from '#application/gateways/commands/set-routing-rules';
import { type GatewaysUseCases } from '#application/gateways/index';
import { SimulateRouting } from '#application/gateways/queries/simulate-routing';
import { ok } from '#domain/shared/result';
import { route } from '../route.ts';
import { RuleSetResource, SimulationResource, toRuleSetResource } from './routing-resource.ts';

const kept = { tag: 'Gateways', access: ['admin', 'platform'] } as const;
const path = '/api/v1/admin/routing-rules';
type Refused<Code extends RulesRefusal['code']> = Extract<RulesRefusal, { code: Code }>;

export const getRoutingRulesRoute = route<GatewaysUseCases>()(
  {
    ...kept,
    method: 'get',
    path,
    summary: 'Where new payments go: your rules, in the order in which they are asked',
    reply: RuleSetResource,
    status: 200,
    refusals: {},
  },
  async (app, { actor }) => ok(await app.getRoutingRules(actor)),
  toRuleSetResource,
);

export const setRoutingRulesRoute = route<GatewaysUseCases>()(
  {
    ...kept,
    method: 'put',
    path,
    summary: 'Put a whole set of rules in the place of the one before',
    body: SetRoutingRules,
    reply: RuleSetResource,
    status: 200,
    refusals: {
      'rules-changed-since': {
        status: 409,
        detail: ({ version }: Refused<'rules-changed-since'>) =>
          `version: somebody has changed the rules since; they are at version ${version} now. Read them again.`,
      },
      'rule-account-unknown': {
        status: 422,
        detail: ({ rule, account }: Refused<'rule-account-unknown'>) =>
          `rules: "${rule}" leads to ${account}, which is no gateway account of yours.`,
      },
      'rule-names-tenants': {
        status: 422,
        detail: ({ rule }: Refused<'rule-names-tenants'>) =>
          `rules: "${rule}" names tenants, which only the platform's own rules may.`,
      },
    },
    examples: {
      body: {
        rules: [
          {
            name: 'large euros',
            when: { currencies: ['EUR'], amountFrom: 100_000 },
            to: [{ gatewayAccountId: 'gwa_01JD3M2X7QK8V5N4B6C9ZTRWYE', weight: 1 }],
          },
        ],
      },
    },
  },
  (app, { actor, body }) => app.setRoutingRules({ actor, asked: body }),
  toRuleSetResource,
);

export const simulateRoutingRoute = route<GatewaysUseCases>()(
  {
    ...kept,
    access: ['admin'],
    method: 'post',
    path: `${path}/simulate`,
    summary: 'Where past payments would have gone by a set of rules; nobody is charged',
    body: SimulateRouting,
    reply: SimulationResource,
    status: 200,
    refusals: {},
  },
  async (app, { actor, body }) => ok(await app.simulateRouting({ tenantId: actor.tenantId, asked: body })),
  (simulation): z.input<typeof SimulationResource> => ({
    ...simulation,
    accounts: [...simulation.accounts],
    samples: [...simulation.samples],
  }),
);
