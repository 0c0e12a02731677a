import { type Collection, type Document, type Filter } from 'mongodb';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { type IntegrationEvent, type StoredEvent } from '#application/shared/integration-event';
import { unclaimed } from './due-claims.ts';
import { findByReferenceTogether, findTogether } from './find-together.ts';
import { lastKnown } from './last-known.ts';
import { isDuplicate, translated } from './mongo-failures.ts';
import { type Change, insertTogether, updateTogether } from './write-together.ts';

type Aggregate = Readonly<{ id: string; version: number }>;
type Stored = Document & { _id: string };

/**
 * One aggregate, one document, one write: state and outbox are saved together, guarded by the version.
 * `derive` gives fields that exist only to be indexed; `isWhole` is checked on the way out, since a document that does
 * not look like its aggregate is an incident, not an empty field. `endsClaim`, for documents that are claimed while they are
 * worked on: whether what is due of one after a save is something else than before. Where that is not known, it is.
 */
export const aggregateCollection = <State extends Aggregate>(
  collection: Collection<Stored>,
  {
    derive,
    isWhole,
    endsClaim,
  }: {
    derive: (state: State) => Document;
    isWhole: (document: Document) => boolean;
    endsClaim?: (before: State, after: State) => boolean;
  },
) => {
  const fromDocument = (document: Stored | null): State | undefined => {
    if (!document) return undefined;
    if (!isWhole(document))
      throw new Error(`${collection.collectionName}/${document._id} is not a whole document`);
    const { _id, outbox: _outbox, derived: _derived, claim: _claim, ...state } = document;
    return { id: _id, ...state } as unknown as State;
  };
  const { remember, stored, changed } = lastKnown<State>();
  const known = (document: Stored | null): State | undefined => {
    const state = fromDocument(document);
    return state && remember(state);
  };
  const fields = (state: State, of: Partial<State> = state): Document => {
    const { id: _id, ...rest } = of;
    return { ...rest, version: state.version + 1, derived: derive(state) };
  };
  const claim = (state: State): Document => {
    const before = stored(state);
    return endsClaim && (!before || endsClaim(before, state)) ? { claim: unclaimed } : {};
  };
  const change = (state: State, events: readonly IntegrationEvent[]): Change => ({
    filter: { _id: state.id, version: state.version },
    update: {
      $set: { ...fields(state, changed(state)), ...claim(state) },
      ...(events.length > 0 && { $push: { outbox: { $each: events.map(toStore) } } }),
    },
  });
  const saved = (state: State): State => remember({ ...state, version: state.version + 1 });

  const byId = findTogether(collection);
  const byReference = findByReferenceTogether(collection);
  const insert = insertTogether(collection, (document) =>
    translated(
      collection.insertOne(document).then(
        () => true,
        (failure: unknown) => {
          if (isDuplicate(failure, '_id')) return false;
          throw failure;
        },
      ),
    ),
  );
  const update = updateTogether(collection, async ({ filter, update: how }) => {
    const { matchedCount } = await translated(collection.updateOne(filter, how));
    return matchedCount === 1;
  });

  return {
    fromDocument,
    findById: async (id: string): Promise<State | undefined> => known(await byId(id)),
    /** For aggregates with an index over the provider's account and reference. */
    findByReference: async (gatewayAccountId: string, reference: string): Promise<State | undefined> =>
      known(await byReference({ gatewayAccountId, reference })),
    findOne: async (filter: Filter<Stored>): Promise<State | undefined> =>
      known(await translated(collection.findOne(filter))),
    findMany: async (
      filter: Filter<Stored>,
      sort: Record<string, 1 | -1>,
      limit: number,
    ): Promise<State[]> => {
      const documents = await translated(collection.find(filter).sort(sort).limit(limit).toArray());
      return documents.flatMap((document) => known(document) ?? []);
    },

    /** Undefined when a document with this id exists. Throws KeyTaken on any other unique index. */
    insert: async (state: State, events: readonly IntegrationEvent[]): Promise<State | undefined> => {
      const isNew = await insert({
        _id: state.id,
        ...fields(state),
        ...claim(state),
        outbox: events.map(toStore),
      });
      return isNew ? saved(state) : undefined;
    },

    save: async (state: State, events: readonly IntegrationEvent[]): Promise<State> => {
      if (!(await update(change(state, events))))
        throw new ConcurrencyConflict(`${state.id} is no longer at version ${state.version}`);
      return saved(state);
    },

    /** Passes over those that are no longer at their version. Gives how many were saved. */
    saveAll: async (
      changes: readonly Readonly<{ state: State; events: readonly IntegrationEvent[] }>[],
    ): Promise<number> => {
      if (changes.length === 0) return 0;
      const operations = changes.map(({ state, events }) => ({ updateOne: change(state, events) }));
      const { matchedCount } = await translated(collection.bulkWrite(operations, { ordered: false }));
      return matchedCount;
    },
  };
};

/** How long a worker has before the sweeper looks whether the event reached one. */
const handOverMs = 10_000;
const toStore = (event: IntegrationEvent): StoredEvent => ({
  ...event,
  tries: 0,
  dueAt: new Date(Date.parse(event.at) + handOverMs),
});
