import { type Collection, type Document, type Filter } from 'mongodb';
import { type Claim, type MessageRepository } from '#application/notifications/ports/message-repository';
import { type Message } from '#domain/notifications/message';
import { messageTransitions } from '#domain/notifications/message-transitions';
import { type Mongo } from '../connection.ts';
import { insertNewOnes } from '../insert-new-ones.ts';
import { translated } from '../mongo-failures.ts';
import { timeCursor } from '../time-cursor.ts';
import { isWaiting, messageCollection } from './message.document.ts';

/** `queuedAt` is absent in messages that were made before it was kept: they were queued once, when they were made. */
type Stored = Omit<Message, 'id' | 'queuedAt'> & { _id: string; claimedBy?: string; queuedAt?: Date };

export const mongoMessageRepository = ({ mongo }: { mongo: Mongo }): MessageRepository => {
  const messages = mongo.db.collection<Stored>(messageCollection);
  return {
    insert: async (made) => {
      await insertNewOnes(
        messages,
        made.map(({ id, ...message }) => ({ _id: id, ...message })),
      );
    },
    find: async (tenantId, id) => {
      const found = await translated(messages.findOne({ _id: id }));
      return found?.tenantId === tenantId ? fromDocument(found) : undefined;
    },
    claim: (claim) => translated(claimDue(messages, claim)),
    save: async ({ state: { id, ...message } }) => {
      const { version } = message;
      const { matchedCount } = await translated(
        messages.replaceOne({ _id: id, version }, { ...message, version: version + 1 }),
      );
      return matchedCount === 1;
    },
    list: async (tenantId, filter, { cursor, limit }) => {
      const found = await translated(
        messages
          .find({ tenantId, ...filter, ...after(cursor) } as Filter<Stored>)
          .sort({ createdAt: -1, _id: -1 })
          .limit(limit + 1)
          .toArray(),
      );
      const data = found.slice(0, limit).map(fromDocument);
      const last = data.at(-1);
      const isMore = found.length > limit && last !== undefined;
      return { data, nextCursor: isMore ? timeCursor({ at: last.createdAt, id: last.id }) : null };
    },
    forget: async (madeBefore, limit) => {
      const old = await translated(
        messages
          .find({ createdAt: { $lt: madeBefore } }, { projection: { _id: 1 } })
          .sort({ createdAt: 1 })
          .limit(limit)
          .toArray(),
      );
      if (old.length === 0) return 0;
      await translated(messages.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } }));
      return old.length;
    },
  };
};

/** As the table has it: whatever is due may be claimed, a lapsed claim among it. Of rivals for one message the first gets it. */
const claimDue = async (
  messages: Collection<Stored>,
  { by, now, until, limit, ids }: Claim,
): Promise<Message[]> => {
  const isDue = { dueAt: { ...isWaiting, $lte: now } };
  const due = await messages
    .find({ ...isDue, ...(ids && { _id: { $in: [...ids] } }) }, { projection: { _id: 1 } })
    .sort({ dueAt: 1 })
    .limit(limit)
    .toArray();
  if (due.length === 0) return [];
  const these = { _id: { $in: due.map(({ _id }) => _id) } };
  await messages.updateMany(
    { ...these, ...isDue },
    {
      $set: { status: messageTransitions.queued.Claimed, dueAt: until, claimedBy: by, updatedAt: now },
      $inc: { tries: 1, version: 1 },
    },
  );
  return (await messages.find({ ...these, claimedBy: by }).toArray()).map(fromDocument);
};

const after = (cursor: string | undefined): Document => {
  if (cursor === undefined) return {};
  const dot = cursor.indexOf('.');
  const createdAt = new Date(Number(cursor.slice(0, dot)));
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: cursor.slice(dot + 1) } }] };
};

const fromDocument = ({ _id, claimedBy: _c, queuedAt, ...message }: Stored): Message => ({
  id: _id,
  queuedAt: queuedAt ?? message.createdAt,
  ...message,
});
