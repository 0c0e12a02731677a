import { type Collection, type Document, type Filter, MongoBulkWriteError } from 'mongodb';
import {
  type Inbox,
  type ReceivedEventFilter,
  type ReceivedEventSummary,
} from '#application/webhooks/ports/inbox';
import { KeyTaken } from '#application/shared/key-taken';
import { type PageRequest } from '#application/shared/page';
import { type ReceivedEvent } from '#domain/webhooks/received-event';
import { type Mongo, relaxed } from '../connection.ts';
import { findTogether } from '../find-together.ts';
import { isDuplicateCode, translated } from '../mongo-failures.ts';
import { together } from '../together.ts';
import { isWaiting } from './received-event.document.ts';

/** Events of an earlier release do not say how they were found: it was by webhook. */
type Stored = Omit<ReceivedEvent, 'id' | 'foundBy'> & {
  _id: string;
  foundBy?: ReceivedEvent['foundBy'];
};

export const mongoInbox = ({ mongo }: { mongo: Mongo }): Inbox => {
  const events = mongo.db.collection<Stored>('webhook_events');
  const insertTogether = together((received: readonly Stored[]) => insertAll(events, received), {
    underWayMax: 2,
    sizeMax: 100,
  });
  const saveTogether = together((states: readonly ReceivedEvent[]) => saveAll(events, states), {
    underWayMax: 1,
    sizeMax: 100,
  });
  const findOne = findTogether(events);
  return {
    insert: ({ id, ...event }) => insertTogether({ _id: id, ...event }),
    insertAll: (received) =>
      insertAll(
        events,
        received.map(({ id, ...event }) => ({ _id: id, ...event })),
      ),
    known: async (ids) => {
      const found = events.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } });
      return new Set((await translated(found.toArray())).map(({ _id }) => _id));
    },
    find: async (id) => fromDocument(await findOne(id)),
    save: async ({ state }) => {
      await saveTogether(state);
    },
    due: async (now, limit) => {
      const due = await events
        .find({ dueAt: { ...isWaiting, $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray();
      return due.flatMap((document) => fromDocument(document) ?? []);
    },
    list: async (filter, page) => {
      const found = await events
        .find(
          {
            ...filter,
            ...before(page),
            ...(filter.status === 'received' && { dueAt: isWaiting }),
          } as Filter<Stored>,
          { projection: { body: 0 }, hint: indexFor(filter) },
        )
        .sort({ receivedAt: -1, _id: -1 })
        .limit(page.limit + 1)
        .toArray();
      const data = found
        .slice(0, page.limit)
        .map(({ _id, foundBy = 'webhook', ...event }): ReceivedEventSummary => ({
          id: _id,
          foundBy,
          ...event,
        }));
      const last = data.at(-1);
      return {
        data,
        nextCursor: found.length > page.limit && last ? `${last.receivedAt.getTime()}.${last.id}` : null,
      };
    },
    health: (providers, missedSince) =>
      Promise.all(providers.map((provider) => healthOf(mongo, provider, missedSince))),
  };
};

/** Durable, and each on its own terms: what the provider has told us before is a duplicate, the rest is stored. */
const insertAll = async (
  events: Collection<Stored>,
  received: readonly Stored[],
): Promise<readonly ('stored' | 'duplicate')[]> => {
  try {
    await translated(events.insertMany(received, { ordered: false }));
    return received.map(() => 'stored');
  } catch (failure) {
    const cause = failure instanceof KeyTaken ? failure.cause : failure;
    if (!(cause instanceof MongoBulkWriteError)) throw failure;
    const errors = [cause.writeErrors].flat();
    if (errors.length === 0 || errors.some((error) => !isDuplicateCode(error.code))) throw failure;
    const repeated = new Set(errors.map(({ index }) => index));
    return received.map((_, place) => (repeated.has(place) ? 'duplicate' : 'stored'));
  }
};

/** What was told never changes, only what became of it. One that somebody else has saved since is left as it is. */
const saveAll = async (
  events: Collection<Stored>,
  states: readonly ReceivedEvent[],
): Promise<readonly true[]> => {
  const operations = states.map(({ id, version, status, tries, dueAt, lastError, processedAt }) => ({
    updateOne: {
      filter: { _id: id, version },
      update: { $set: { version: version + 1, status, tries, dueAt, lastError, processedAt } },
    },
  }));
  await translated(events.bulkWrite(operations, { ordered: false, ...relaxed }));
  return states.map(() => true);
};

const healthOf = async (mongo: Mongo, provider: string, missedSince: Date) => {
  const events = mongo.db.collection<Stored>('webhook_events');
  const waits: Filter<Stored> = { provider, dueAt: isWaiting };
  const [waiting, dead, oldest, last, missed] = await Promise.all([
    events.countDocuments(waits, { hint: 'waiting' }),
    events.countDocuments({ provider, status: 'dead' }, { hint: 'dead' }),
    events.findOne(waits, { sort: { dueAt: 1 }, hint: 'waiting', projection: { dueAt: 1 } }),
    events.findOne(
      { provider },
      { sort: { receivedAt: -1 }, hint: 'provider', projection: { receivedAt: 1 } },
    ),
    events.countDocuments(
      { provider, foundBy: 'walk', receivedAt: { $gte: missedSince } },
      { hint: 'missed' },
    ),
  ]);
  return {
    provider,
    waiting,
    dead,
    oldestDueAt: oldest?.dueAt ?? null,
    lastReceivedAt: last?.receivedAt ?? null,
    missed,
  };
};

/** What waits and what is dead are found among few; nearly all else is processed, so the newest are soon found too. */
const indexFor = ({ tenantId, provider, status }: ReceivedEventFilter): string => {
  if (tenantId !== undefined) return status === undefined ? 'tenant' : 'tenant-status';
  if (status === 'received') return 'waiting';
  if (status === 'dead') return 'dead';
  return provider === undefined ? 'newest' : 'provider';
};

/** The cursor is when the last event seen was received, and its id for those of the same millisecond. */
const before = ({ cursor }: PageRequest): Document => {
  if (cursor === undefined) return {};
  const dot = cursor.indexOf('.');
  const receivedAt = new Date(Number(cursor.slice(0, dot)));
  return { $or: [{ receivedAt: { $lt: receivedAt } }, { receivedAt, _id: { $lt: cursor.slice(dot + 1) } }] };
};

const fromDocument = (document: Stored | null): ReceivedEvent | undefined => {
  if (!document) return undefined;
  const { _id, foundBy = 'webhook', ...event } = document;
  return { id: _id, foundBy, ...event };
};
