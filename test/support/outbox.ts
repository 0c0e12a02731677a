import { eventually } from './eventually.ts';
import { type World } from './world.ts';

/** How many events wait in the outboxes of all aggregates. */
export const waitingEvents = async ({ platform: { mongo } }: Pick<World, 'platform'>): Promise<number> => {
  const counts = await Promise.all(
    ['payments', 'refunds', 'disputes', 'ledger_adjustments'].map(async (name) => {
      const documents = await mongo.db
        .collection(name)
        .find({ 'outbox.0': { $exists: true } })
        .toArray();
      return documents.reduce((sum, { outbox }) => sum + (outbox as unknown[]).length, 0);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

/** Waits until every event has been delivered and every webhook worked off. */
export const allDelivered = (world: Pick<World, 'platform'>, withinMs?: number) =>
  eventually(
    'all events are delivered and all webhooks worked off',
    async () =>
      (await waitingEvents(world)) === 0 &&
      (await world.platform.mongo.db.collection('webhook_events').countDocuments({ status: 'received' })) ===
        0,
    withinMs,
  );
