import { type RuleSet } from '#domain/gateways/rule-set';

/** A set of routing rules as its keepers see it: all of it. */
export type RuleSetView = RuleSet;
