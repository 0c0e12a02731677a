import { LRUCache } from 'lru-cache';
import {
  type CounterKey,
  type DecidedCount,
  type UsageCounters,
} from '#application/billing/ports/usage-counters';
import { unusedCounter, type UsageCounter } from '#domain/billing/usage-counter';
import { type Mongo } from '../connection.ts';
import { findTogether } from '../find-together.ts';
import { isDuplicate, translated } from '../mongo-failures.ts';
import { insertTogether, updateTogether } from '../write-together.ts';
import { counterLine, type KeptCounter } from './counter-line.ts';
import { counterId, countersOf, type StoredCounter, updateBetween } from './usage-counter.document.ts';

export const usageCounterCollection = 'usage_counters';

/** Of counters in use; one that is forgotten is read before it is written. */
const linesMax = 2_000;
/** More features than a plan may have, of all plans a subscription had. */
const countersMax = 1_000;

/**
 * One document for each feature of a subscription, guarded by its version. What is allowed is for `decide` to say: there is
 * one wording of the rules, and the database only has to see to it that nobody decides about what is no longer so.
 */
export const mongoUsageCounters = ({ mongo: { db } }: { mongo: Mongo }): UsageCounters => {
  const collection = db.collection<StoredCounter>(usageCounterCollection);
  const documents = db.collection<{ _id: string }>(usageCounterCollection);
  const read = findTogether(collection);
  const insert = insertTogether(documents, (document) =>
    translated(
      documents.insertOne(document).then(
        () => true,
        (failure: unknown) => {
          if (isDuplicate(failure, '_id')) return false;
          throw failure;
        },
      ),
    ),
  );
  const update = updateTogether(documents, async ({ filter, update: how }) => {
    const { matchedCount } = await translated(documents.updateOne(filter, how));
    return matchedCount === 1;
  });

  const load = async (key: CounterKey): Promise<KeptCounter> => {
    const stored = await read(counterId(key));
    return stored
      ? { counter: counterIn(stored), version: stored.version }
      : { counter: unusedCounter(key), version: 0 };
  };
  const write = (key: CounterKey, { counter, version }: KeptCounter, to: UsageCounter): Promise<boolean> => {
    const _id = counterId(key);
    if (version === 0) return insert({ _id, ...to, version: 1 });
    const { $set, ...others } = updateBetween(counter, to) ?? {};
    return update({
      filter: { _id, version },
      update: { $set: { ...$set, version: version + 1 }, ...others },
    });
  };

  const lines = new LRUCache<string, ReturnType<typeof counterLine>>({ max: linesMax });
  const lineOf = (key: CounterKey) => {
    const id = counterId(key);
    const known = lines.get(id);
    if (known) return known;
    const line = counterLine({
      load: () => load(key),
      write: (from, to) => write(key, from, to),
      needsWriting: (from, to) => updateBetween(from, to) !== undefined,
    });
    lines.set(id, line);
    return line;
  };

  return {
    find: async (key) => {
      const stored = await read(counterId(key));
      return stored && stored.tenantId === key.tenantId ? counterIn(stored) : null;
    },
    of: async (tenantId, subscriptionId) => {
      const found = await translated(
        collection
          .find({ _id: countersOf(subscriptionId) }, { projection: { requests: 0 } })
          .limit(countersMax)
          .toArray(),
      );
      return found.flatMap((stored) =>
        stored.tenantId === tenantId ? counterIn({ ...stored, requests: [] }) : [],
      );
    },
    change: async <Answer extends object>(
      { tenantId, subscriptionId, feature }: CounterKey,
      decide: (counter: UsageCounter) => DecidedCount<Answer>,
    ): Promise<Answer> => {
      const told: Answer[] = [];
      await lineOf({ tenantId, subscriptionId, feature })((counter) => {
        const { counter: to, answer } = decide(counter);
        told[0] = answer;
        return to;
      });
      const [answer] = told;
      if (answer === undefined) throw new Error('a step was reported taken that nobody took');
      return answer;
    },
  };
};

const counterIn = ({ _id, version: _version, ...counter }: StoredCounter): UsageCounter => counter;
