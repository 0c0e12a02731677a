import { type RunRepository } from '#application/reconciliation/ports/run-repository';
import { pageOf } from '#application/shared/page';
import { type Run } from '#domain/reconciliation/run';
import { type Filter, type WithId } from 'mongodb';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { isDue, reconciliationCollections } from './reconciliation.document.ts';

type Stored = Omit<Run, 'id'> & { _id: Run['id'] };

export const mongoRunRepository = ({ mongo }: { mongo: Mongo }): RunRepository => {
  const runs = mongo.db.collection<Stored>(reconciliationCollections.runs);
  const claimed = async (
    filter: Filter<Stored>,
    until: Date,
    holder: string,
    more: Partial<Stored> = {},
  ): Promise<Run | undefined> =>
    fromDocument(
      await translated(
        runs.findOneAndUpdate(
          filter,
          { $set: { ...more, dueAt: until, holder } },
          { sort: { dueAt: 1 }, returnDocument: 'after' },
        ),
      ),
    );
  return {
    insert: async ({ id, ...run }) => {
      await translated(runs.insertOne({ _id: id, ...run }));
    },
    findByKey: async (tenantId, key) =>
      fromDocument(await translated(runs.findOne({ 'request.tenantId': tenantId, 'request.key': key }))),
    find: async (id) => fromDocument(await translated(runs.findOne({ _id: id }))),
    list: async (seen, { cursor, limit }) => {
      const before = cursor === undefined ? {} : { _id: { $lt: cursor as Run['id'] } };
      const found = await translated(
        runs
          .find({ ...seen, ...before })
          .sort({ _id: -1 })
          .limit(limit + 1)
          .toArray(),
      );
      return pageOf(
        found.flatMap((one) => fromDocument(one) ?? []),
        limit,
      );
    },
    claim: (now, until, holder) =>
      claimed({ dueAt: { ...isDue, $lte: now }, status: { $in: ['reading', 'comparing'] } }, until, holder),
    claimWaiting: (id, now, until, holder, file) =>
      claimed(
        { _id: id, status: 'awaiting-statement', $or: [{ dueAt: null }, { dueAt: { $lte: now } }] },
        until,
        holder,
        { file },
      ),
    save: async ({ id, ...run }, holder) => {
      const { matchedCount } = await translated(runs.updateOne({ _id: id, holder }, { $set: run }));
      return matchedCount === 1;
    },
  };
};

const fromDocument = (document: WithId<Stored> | null): Run | undefined => {
  if (!document) return undefined;
  const { _id, ...run } = document;
  return { id: _id, ...run };
};
