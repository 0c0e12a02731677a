import { type AdjustmentRepository } from '#application/ledger/ports/adjustment-repository';
import { type Adjustment } from '#domain/ledger/adjustment';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { timeCursor, within } from '../time-cursor.ts';
import { adjustmentCollection, isWholeAdjustment } from './adjustment.document.ts';

export const mongoAdjustmentRepository = ({ mongo }: { mongo: Mongo }): AdjustmentRepository => {
  const adjustments = aggregateCollection<Adjustment>(mongo.db.collection(adjustmentCollection), {
    derive: () => ({}),
    isWhole: isWholeAdjustment,
  });
  return {
    find: (id) => adjustments.findById(id),
    insert: async (adjustment, events) => (await adjustments.insert(adjustment, events)) !== undefined,
    save: (adjustment, events) => adjustments.save(adjustment, events),
    list: async ({ tenantId, status }, { cursor, limit }) => {
      const filter = { tenantId, status, ...within(undefined, undefined, cursor) };
      const found = await adjustments.findMany(filter, { at: -1, _id: -1 }, limit + 1);
      const data = found.slice(0, limit);
      const last = data.at(-1);
      return { data, nextCursor: found.length > limit && last ? timeCursor(last) : null };
    },
  };
};
