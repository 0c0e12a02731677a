import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type MethodType } from '#domain/shared/method-type';
import { type Money } from '#domain/shared/money';

/** What a rule may look at. Everything that is left out matches. */
export type RuleConditions = Readonly<{
  /** Only in the platform's own rules, which hold for tenants that have none. */
  tenants?: readonly TenantId[] | undefined;
  currencies?: readonly Currency[] | undefined;
  methods?: readonly MethodType[] | undefined;
  /** ISO 3166-1 alpha-2. A payment whose country nobody told does not match. */
  countries?: readonly string[] | undefined;
  /** In minor units of each of `currencies`; both ends are inside. */
  amountFrom?: bigint | undefined;
  amountTo?: bigint | undefined;
}>;

/** An account and its share among those of the rule; shares are compared with each other, they need not add up to 100. */
export type RuleTarget = Readonly<{ account: GatewayAccountId; weight: number }>;
export type RoutingRule = Readonly<{
  name: string;
  when: RuleConditions;
  to: readonly [RuleTarget, ...RuleTarget[]];
}>;

export type RuleFacts = Readonly<{
  tenantId: TenantId;
  amount: Money;
  method: MethodType;
  country: string | undefined;
}>;

export const matches = ({ when }: RoutingRule, { tenantId, amount, method, country }: RuleFacts): boolean =>
  isAmong(when.tenants, tenantId) &&
  isAmong(when.currencies, amount.currency) &&
  isAmong(when.methods, method) &&
  isAmong(when.countries, country) &&
  (when.amountFrom === undefined || amount.minor >= when.amountFrom) &&
  (when.amountTo === undefined || amount.minor <= when.amountTo);

const isAmong = <T>(wanted: readonly T[] | undefined, told: T | undefined): boolean =>
  wanted === undefined || (told !== undefined && wanted.includes(told));
