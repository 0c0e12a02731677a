import { z } from 'zod';
import { emptyRuleSet, platformRules, type RuleOwner, type RuleSet } from '#domain/gateways/rule-set';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type AccountBook } from '../account-book.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';
import { RoutingRulesInput, toRule } from '../routing-request.ts';

export const SetRoutingRules = z.strictObject({
  rules: RoutingRulesInput,
  version: z
    .int()
    .min(0)
    .optional()
    .describe('The version they replace; refused when somebody changed them since'),
});
type Input = Readonly<{ actor: Actor; asked: z.output<typeof SetRoutingRules> }>;
export type RulesRefusal = Readonly<
  | { code: 'rules-changed-since'; version: number }
  | { code: 'rule-account-unknown'; rule: string; account: string }
  | { code: 'rule-names-tenants'; rule: string }
>;

/** Whose rules an actor keeps: operators of the platform its own, admins their tenant's. */
export const ownerOfRules = ({ roles, tenantId }: Actor): RuleOwner =>
  roles.includes('platform') ? platformRules : tenantId;

/** Puts a whole set of rules in the place of the one before. */
export const setRoutingRules =
  (ports: GatewaysPorts, book: AccountBook) =>
  async ({ actor, asked }: Input): Promise<Result<RuleSet, RulesRefusal>> => {
    const owner = ownerOfRules(actor);
    const rules = asked.rules.map(toRule);
    for (const { name, when, to } of rules) {
      if (owner !== platformRules && when.tenants) return err({ code: 'rule-names-tenants', rule: name });
      for (const { account } of to) {
        const known = await book.find(account);
        // Somebody else's account does not exist for them.
        const isTheirs = known && (known.tenantId === null || known.tenantId === owner);
        if (!isTheirs) return err({ code: 'rule-account-unknown', rule: name, account });
      }
    }
    return retryOnConflict(async () => {
      const at = ports.clock.now();
      const before = (await ports.rules.find(owner)) ?? emptyRuleSet(owner, at);
      if (asked.version !== undefined && asked.version !== before.version)
        return err({ code: 'rules-changed-since', version: before.version });
      const saved = await ports.rules.save({ ...before, rules, updatedBy: actor.subject, updatedAt: at });
      ports.rememberedRules.forget(owner);
      ports.log.info('routing-rules-set', {
        owner,
        rules: rules.length,
        version: saved.version,
        by: actor.subject,
        requestId: actor.requestId,
      });
      return ok(saved);
    });
  };
