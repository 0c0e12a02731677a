import { z } from 'zod';
import { type RoutingRule } from '#domain/gateways/routing-rule';
import { methodTypes } from '#domain/shared/method-type';
import {
  AmountSchema,
  CountrySchema,
  CurrencySchema,
  GatewayAccountIdSchema,
  TenantIdSchema,
} from '../shared/schemas.ts';

const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(50).optional();

const When = z
  .strictObject({
    tenants: some(TenantIdSchema).describe("Only in the platform's own rules"),
    currencies: some(CurrencySchema),
    methods: some(z.enum(methodTypes)),
    countries: some(CountrySchema),
    amountFrom: AmountSchema.optional(),
    amountTo: AmountSchema.optional(),
  })
  .refine(
    ({ amountFrom, amountTo, currencies }) =>
      (amountFrom === undefined && amountTo === undefined) || currencies?.length === 1,
    {
      error: 'must name exactly one currency, because amounts mean nothing without it',
      path: ['currencies'],
    },
  )
  .refine(
    ({ amountFrom, amountTo }) =>
      amountFrom === undefined || amountTo === undefined || amountFrom <= amountTo,
    { error: 'must not be below amountFrom', path: ['amountTo'] },
  );

const Target = z.strictObject({
  gatewayAccountId: GatewayAccountIdSchema,
  weight: z.int().min(1).max(1_000).default(1).describe('Its share, compared with the others of this rule'),
});

/** One rule as an admin writes it. */
export const RoutingRuleInput = z.strictObject({
  name: z.string().trim().min(1).max(64).describe('Shown on every payment that it led'),
  when: When.default({}).describe('All of it must be true; what is left out always is'),
  to: z.array(Target).min(1).max(10),
});
export const RoutingRulesInput = z
  .array(RoutingRuleInput)
  .max(100)
  .refine((rules) => new Set(rules.map(({ name }) => name)).size === rules.length, {
    error: 'must have different names',
  })
  .describe(
    'In this order: the first that matches and leads to an account that can take the payment decides',
  );
type Written = z.output<typeof RoutingRuleInput>;

export const toRule = ({ name, when, to }: Written): RoutingRule => {
  const { amountFrom, amountTo, ...others } = when;
  const [first, ...rest] = to.map(({ gatewayAccountId, weight }) => ({ account: gatewayAccountId, weight }));
  if (!first) throw new Error('a rule must lead somewhere');
  return {
    name,
    when: {
      ...others,
      ...(amountFrom !== undefined && { amountFrom: BigInt(amountFrom) }),
      ...(amountTo !== undefined && { amountTo: BigInt(amountTo) }),
    },
    to: [first, ...rest],
  };
};
