import { z } from 'zod';
import { type RuleSetView } from '#application/gateways/rule-set-view';

const Place = z.object({ gateway: z.string(), gatewayAccountId: z.string() });

export const RuleSetResource = z
  .object({
    version: z.int(),
    rules: z.array(
      z.object({
        name: z.string(),
        when: z.object({
          tenants: z.array(z.string()).optional(),
          currencies: z.array(z.string()).optional(),
          methods: z.array(z.string()).optional(),
          countries: z.array(z.string()).optional(),
          amountFrom: z.int().optional(),
          amountTo: z.int().optional(),
        }),
        to: z.array(z.object({ gatewayAccountId: z.string(), weight: z.int() })),
      }),
    ),
    updatedBy: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'RoutingRules' });

export const toRuleSetResource = (set: RuleSetView): z.input<typeof RuleSetResource> => ({
  version: set.version,
  rules: set.rules.map(({ name, when: { amountFrom, amountTo, ...when }, to }) => ({
    name,
    when: {
      ...Object.fromEntries(Object.entries(when).map(([field, values]) => [field, values && [...values]])),
      ...(amountFrom !== undefined && { amountFrom: Number(amountFrom) }),
      ...(amountTo !== undefined && { amountTo: Number(amountTo) }),
    },
    to: to.map(({ account, weight }) => ({ gatewayAccountId: account, weight })),
  })),
  updatedBy: set.updatedBy,
  updatedAt: set.updatedAt.toISOString(),
});

export const SimulationResource = z
  .object({
    payments: z.int().describe('How many were looked at'),
    moved: z.int().describe('Would go to another account than they went to'),
    refused: z.int().describe('Could go nowhere'),
    accounts: z.array(Place.extend({ was: z.int(), would: z.int() })),
    samples: z
      .array(
        z.object({
          paymentId: z.string(),
          was: Place,
          would: Place.nullable(),
          rule: z.string().nullable(),
          reason: z.string(),
        }),
      )
      .describe('The newest of those that would move'),
  })
  .meta({ id: 'RoutingSimulation' });
