import { type StoredEvent } from '#application/shared/integration-event';
import { type OutboxStore } from '#application/shared/ports/outbox-store';
import { type Mongo, relaxed } from './connection.ts';

/** Collections whose documents have an outbox. */
export const outboxCollections = [
  'payments',
  'refunds',
  'disputes',
  'customers',
  'payment_methods',
  'ledger_adjustments',
  'credit_accounts',
  'credit_purchases',
  'subscriptions',
  'invoices',
] as const;

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
  // One statement for all of a collection costs MongoDB a third of one for each.
  acknowledge: async (events) => {
    await Promise.all(
      outboxCollections.map(async (name) => {
        const done = events.filter(({ aggregate }) => aggregate.kind === name);
        if (done.length === 0) return;
        const aggregates = [...new Set(done.map(({ aggregate }) => aggregate.id))];
        await db
          .collection<Stored>(name)
          .updateMany(
            { _id: { $in: aggregates } },
            { $pull: { outbox: { id: { $in: done.map(({ id }) => id) } } } },
            relaxed,
          );
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
