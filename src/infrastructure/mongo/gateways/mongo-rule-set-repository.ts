import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { type RuleSetRepository } from '#application/gateways/ports/rule-set-repository';
import { type RuleSet } from '#domain/gateways/rule-set';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';

/** One document for each owner, found by its id. */
export const mongoRuleSetRepository = ({ mongo }: { mongo: Mongo }): RuleSetRepository => {
  const sets = aggregateCollection<RuleSet>(mongo.db.collection<{ _id: string }>('routing_rules'), {
    derive: () => ({}),
    isWhole: ({ rules }) => Array.isArray(rules),
  });
  return {
    find: (owner) => sets.findById(owner),
    save: async (set) => {
      if (set.version > 0) return sets.save(set, []);
      const stored = await sets.insert(set, []);
      if (!stored) throw new ConcurrencyConflict(`the rules of ${set.id} were stored by someone else`);
      return stored;
    },
  };
};
