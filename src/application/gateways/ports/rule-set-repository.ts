import { type RuleOwner, type RuleSet } from '#domain/gateways/rule-set';

export interface RuleSetRepository {
  find(owner: RuleOwner): Promise<RuleSet | undefined>;
  /** Throws ConcurrencyConflict when somebody else has saved since it was read. */
  save(rules: RuleSet): Promise<RuleSet>;
}
