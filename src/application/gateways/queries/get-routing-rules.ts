import { emptyRuleSet, type RuleSet } from '#domain/gateways/rule-set';
import { type Actor } from '../../shared/actor.ts';
import { ownerOfRules } from '../commands/set-routing-rules.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';

export const getRoutingRules =
  ({ rules, clock }: GatewaysPorts) =>
  async (actor: Actor): Promise<RuleSet> => {
    const owner = ownerOfRules(actor);
    return (await rules.find(owner)) ?? emptyRuleSet(owner, clock.now());
  };
