import { type RoutingRule } from '#domain/gateways/routing-rule';
import { platformRules, type RuleOwner, rulesFor } from '#domain/gateways/rule-set';
import { type TenantId } from '#domain/shared/ids';
import { remembered } from '../shared/remembered.ts';
import { type RuleSetRepository } from './ports/rule-set-repository.ts';

export type RememberedRules = Readonly<{
  /** The rules that hold for a tenant. */
  of(tenantId: TenantId): Promise<readonly RoutingRule[]>;
  forget(owner: RuleOwner): void;
}>;

/** Every payment asks for the rules and they hardly ever change: what another process changed shows within a second. */
export const rememberedRules = (sets: RuleSetRepository): RememberedRules => {
  const byOwner = remembered((owner: RuleOwner) => sets.find(owner), { ageMaxMs: 1_000, countMax: 10_000 });
  return {
    of: async (tenantId) =>
      rulesFor(...(await Promise.all([byOwner.read(tenantId), byOwner.read(platformRules)]))),
    forget: byOwner.forget,
  };
};
