import { type TenantId } from '#domain/shared/ids';
import { type RoutingRule } from './routing-rule.ts';

/** Whose rules they are: a tenant's, or the platform's, which hold for tenants that have none. */
export type RuleOwner = TenantId | typeof platformRules;
export const platformRules = '*';

/** All rules of one owner, in the order in which they are asked. They change together, so that no payment sees half a change. */
export type RuleSet = Readonly<{
  id: RuleOwner;
  version: number;
  rules: readonly RoutingRule[];
  updatedBy: string;
  updatedAt: Date;
}>;

export const emptyRuleSet = (id: RuleOwner, at: Date): RuleSet => ({
  id,
  version: 0,
  rules: [],
  updatedBy: '',
  updatedAt: at,
});

/** The rules that hold for a tenant: its own if it has any, else the platform's. */
export const rulesFor = (own: RuleSet | undefined, platform: RuleSet | undefined): readonly RoutingRule[] =>
  own && own.rules.length > 0 ? own.rules : (platform?.rules ?? []);
