import { type AnyBulkWriteOperation } from 'mongodb';
import { type StoredEvent } from '#application/shared/integration-event';
import { type OutboxStore } from '#application/shared/ports/outbox-store';
import { type Mongo, relaxed } from './connection.ts';

/** Collections whose documents have an outbox. */
export const outboxCollections = ['payments', 'refunds', 'disputes', 'customers', 'payment_methods'] as const;

type Stored = { _id: string; outbox: StoredEvent[] };

export const mongoOutboxStore = ({ mongo: { db } }: { mongo: Mongo }): OutboxStore => ({
  due: async (now, limit) => {
    const found = await Promise.all(
      outboxCollections.map((name) =>
        db
          .collection<Stored>(name)
          .find(
            { 'outbox.dueAt': { $lte: now }, 'outbox.0': { $exists: true } },
            { projection: { outbox: 1 } },
          )
          .sort({ 'outbox.dueAt': 1 })
          .limit(limit)
          .toArray(),
      ),
    );
    return found.flat().flatMap((document) => document.outbox.filter(({ dueAt }) => dueAt <= now));
  },
  acknowledge: async (events) => {
    await Promise.all(
      outboxCollections.map(async (name) => {
        const operations: AnyBulkWriteOperation<Stored>[] = events
          .filter(({ aggregate }) => aggregate.kind === name)
          .map(({ id, aggregate }) => ({
            updateOne: {
              filter: { _id: aggregate.id },
              update: { $pull: { outbox: { id } } },
            },
          }));
        if (operations.length > 0)
          await db.collection<Stored>(name).bulkWrite(operations, { ordered: false, ...relaxed });
      }),
    );
  },
  defer: async ({ id, aggregate, tries }, until) => {
    await db
      .collection<Stored>(aggregate.kind)
      .updateOne(
        { _id: aggregate.id, 'outbox.id': id },
        { $set: { 'outbox.$.dueAt': until, 'outbox.$.tries': tries + 1 } },
        relaxed,
      );
  },
  heldBy: async (aggregates) => {
    const found = await Promise.all(
      outboxCollections.map(async (name) => {
        const ids = aggregates.filter(({ kind }) => kind === name).map(({ id }) => id);
        if (ids.length === 0) return [];
        const holding = db.collection<Stored>(name).find({ _id: { $in: ids } });
        return holding.project<Pick<Stored, 'outbox'>>({ outbox: 1 }).toArray();
      }),
    );
    return found.flat().flatMap(({ outbox }) => outbox);
  },
});
