import { type Collection, type Document, type IndexDescription, ObjectId } from 'mongodb';
import { relaxed } from './connection.ts';
import { translated } from './mongo-failures.ts';
import { wherePresent } from './payments/common-indexes.ts';

/** The claim of a document that nobody works on. It is no part of the aggregate: claiming leaves the version as it is. */
export const unclaimed = { freeAt: new Date(0) } as const;

/** Over what is due, with who may have it beside it, so that what others work on is passed over within the index. */
export const dueIndex: IndexDescription = {
  name: 'due',
  key: { 'derived.dueAt': 1, 'claim.freeAt': 1 },
  ...wherePresent('derived.dueAt'),
};

/** Others who look at the same time may take all that one finds; then one looks again, so often. */
const looksMax = 5;

/**
 * Work that several processes share out among them, of documents with an index over `derived.dueAt`. Claims are not waited
 * to disk for: when one is lost somebody else does the work too, which the version of the aggregate makes harmless.
 */
export const dueClaimsIn = (documents: Collection<{ _id: string }>) => {
  /** Names this process, in the driver's own way. */
  const holder = new ObjectId();
  let round = 0;

  /** Of these, those that are still free become ours. Gives how to find them. */
  const take = async (ids: readonly string[], due: Document, until: Date): Promise<Document | undefined> => {
    round += 1;
    const claim = { freeAt: until, holder, round };
    const { modifiedCount } = await translated(
      documents.updateMany(
        { _id: { $in: [...ids] }, ...due },
        { $set: { claim } },
        { ...relaxed, hint: { _id: 1 } },
      ),
    );
    return modifiedCount === 0
      ? undefined
      : { _id: { $in: ids }, 'claim.holder': holder, 'claim.round': claim.round };
  };

  return {
    /**
     * Claims up to `limit` documents that are due, longest due first, until then. Gives their ids in that order, among them
     * some that somebody else was faster to claim, and a filter for those that were; undefined when there are none.
     */
    claim: async (
      now: Date,
      until: Date,
      limit: number,
    ): Promise<Readonly<{ ids: readonly string[]; filter: Document }> | undefined> => {
      const due = { 'derived.dueAt': { $lte: now }, 'claim.freeAt': { $lte: now } };
      for (let look = 0; look < looksMax; look += 1) {
        const found = await translated(
          documents
            .find(due, { projection: { _id: 1 }, sort: { 'derived.dueAt': 1 }, limit, batchSize: limit })
            .toArray(),
        );
        if (found.length === 0) return undefined;
        const ids = found.map(({ _id }) => _id);
        const filter = await take(ids, due, until);
        if (filter) return { ids, filter };
      }
      return undefined;
    },

    /** Gives back those that this process has claimed. */
    release: async (ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return;
      await translated(
        documents.updateMany(
          { _id: { $in: [...ids] }, 'claim.holder': holder },
          { $set: { claim: unclaimed } },
          relaxed,
        ),
      );
    },

    /** When the first document after this instant is due, claimed or not. */
    nextDueAt: async (after: Date): Promise<Date | undefined> => {
      const found = await translated(
        documents.findOne<{ derived: { dueAt: Date } }>(
          { 'derived.dueAt': { $gt: after } },
          { sort: { 'derived.dueAt': 1 }, projection: { _id: 0, 'derived.dueAt': 1 } },
        ),
      );
      return found?.derived.dueAt;
    },
  };
};
