import { type WithId } from 'mongodb';
import { type Discrepancy, type DiscrepancyBook } from '#application/reconciliation/ports/discrepancy-book';
import { pageOf } from '#application/shared/page';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { insertNew } from './insert-new.ts';
import { reconciliationCollections } from './reconciliation.document.ts';

type Stored = Omit<Discrepancy, 'id'> & { _id: string };

export const mongoDiscrepancyBook = ({ mongo }: { mongo: Mongo }): DiscrepancyBook => {
  const discrepancies = mongo.db.collection<Stored>(reconciliationCollections.discrepancies);
  return {
    add: async (found) => {
      const documents = found.map(({ id, ...one }) => ({ _id: id, ...one }));
      await insertNew(discrepancies, documents);
    },
    list: async (runId, { state }, { cursor, limit }) => {
      const found = await translated(
        discrepancies
          .find({
            runId,
            ...(state !== undefined && { state }),
            ...(cursor !== undefined && { _id: { $gt: cursor } }),
          })
          .sort({ _id: 1 })
          .limit(limit + 1)
          .toArray(),
      );
      return pageOf(found.map(fromDocument), limit);
    },
    mark: async (id, state) => {
      await translated(discrepancies.updateOne({ _id: id }, { $set: { state } }));
    },
  };
};

const fromDocument = ({ _id, ...one }: WithId<Stored>): Discrepancy => ({ id: _id, ...one });
