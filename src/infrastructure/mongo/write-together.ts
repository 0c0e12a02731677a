import { type Collection, type Document, MongoBulkWriteError, MongoClientBulkWriteError } from 'mongodb';
import { Unavailable } from '#application/shared/unavailable';
import { translated } from './mongo-failures.ts';
import { together } from './together.ts';

type Stored = Document & { _id: string };
export type Change = Readonly<{ filter: Document; update: Document }>;

const limits = { underWayMax: 2, sizeMax: 100 };

/**
 * Makes of a write of one a write that leaves with others, as durable as before. `many` gives, for each item, what came of
 * it, or `refused` when the database said that this one was not written: it is then tried alone, and fails, if it
 * does, for its own reason and in its own words. When nobody can say what was written, all of them fail.
 */
const writeTogether = <Item, Outcome>(
  alone: (item: Item) => Promise<Outcome>,
  many: (items: readonly Item[]) => Promise<readonly (Outcome | 'refused')[]>,
): ((item: Item) => Promise<Outcome>) => {
  const ask = together(async (items: readonly Item[]): Promise<readonly PromiseSettledResult<Outcome>[]> => {
    if (items.length === 1) return Promise.allSettled(items.map(alone));
    const outcomes = await many(items);
    return Promise.allSettled(
      items.map(async (item, place) => {
        const outcome = outcomes[place];
        return outcome === undefined || outcome === 'refused' ? alone(item) : outcome;
      }),
    );
  }, limits);
  return async (item) => {
    const settled = await ask(item);
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  };
};

/** Inserts, of which each is made or not on its own terms. */
export const insertTogether = (
  collection: Collection<Stored>,
  alone: (document: Stored) => Promise<boolean>,
): ((document: Stored) => Promise<boolean>) =>
  writeTogether(alone, async (documents) => {
    const refused = await translated(refusedOf(collection, documents));
    return documents.map((_, place) => (refused.has(place) ? 'refused' : true));
  });

const refusedOf = async (
  collection: Collection<Stored>,
  documents: readonly Stored[],
): Promise<ReadonlySet<number>> => {
  try {
    await collection.insertMany(documents, { ordered: false });
    return new Set();
  } catch (failure) {
    if (!(failure instanceof MongoBulkWriteError)) throw failure;
    const errors = [failure.writeErrors].flat();
    if (errors.length === 0 || failure.result.getWriteConcernError() !== undefined) throw inDoubt(failure);
    return new Set(errors.map(({ index }) => index));
  }
};

/** Updates of one document each: true for those whose filter matched, which the database says of each. */
export const updateTogether = (
  collection: Collection<Stored>,
  alone: (change: Change) => Promise<boolean>,
): ((change: Change) => Promise<boolean>) =>
  writeTogether(alone, (changes) => translated(matchedOf(collection, changes)));

const matchedOf = async (
  { db, namespace }: Collection<Stored>,
  changes: readonly Change[],
): Promise<readonly (boolean | 'refused')[]> => {
  const models = changes.map((change) => ({ name: 'updateOne', namespace, ...change }) as const);
  const told = await db.client.bulkWrite(models, { ordered: false, verboseResults: true }).then(
    ({ updateResults }) => ({ updateResults, refused: undefined }),
    (failure: unknown) => {
      if (!(failure instanceof MongoClientBulkWriteError)) throw failure;
      if (failure.cause !== undefined) throw failure.cause;
      if (failure.writeConcernErrors.length > 0) throw inDoubt(failure);
      return { updateResults: failure.partialResult?.updateResults, refused: failure.writeErrors };
    },
  );
  return changes.map((_, place) => {
    if (told.refused?.has(place)) return 'refused';
    const result = told.updateResults?.get(place);
    if (!result) throw inDoubt(told);
    return result.matchedCount === 1;
  });
};

const inDoubt = (cause: unknown): Unavailable =>
  new Unavailable('the database does not say what it has written', { cause });
