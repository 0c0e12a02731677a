import { type UpdateBook } from '#application/telegram/ports/update-book';
import { KeyTaken } from '#application/shared/key-taken';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { updateCollection, type UpdateDocument } from './update.document.ts';

export const mongoUpdateBook = ({ mongo }: { mongo: Mongo }): UpdateBook => {
  const updates = mongo.db.collection<UpdateDocument>(updateCollection);

  const takeOver = (updateId: number, now: Date, until: Date) =>
    translated(
      updates.findOneAndUpdate(
        { _id: updateId, endedAt: { $exists: false }, claimedUntil: { $lte: now } },
        { $set: { claimedUntil: until }, $inc: { tries: 1 } },
        { returnDocument: 'after' },
      ),
    );
  return {
    begin: async (updateId, now, until) => {
      try {
        await translated(updates.insertOne({ _id: updateId, tries: 1, claimedUntil: until }));
        return { kind: 'ours', tries: 1 };
      } catch (failure) {
        if (!(failure instanceof KeyTaken)) throw failure;
      }
      const taken = await takeOver(updateId, now, until);
      if (taken) return { kind: 'ours', tries: taken.tries };
      const known = await translated(updates.findOne({ _id: updateId }));
      return known?.endedAt === undefined ? { kind: 'busy' } : { kind: 'done' };
    },
    end: async (updateId, now) => {
      await translated(
        updates.updateOne({ _id: updateId }, { $set: { endedAt: now }, $unset: { claimedUntil: '' } }),
      );
    },
    giveBack: async (updateId, now) => {
      await translated(updates.updateOne({ _id: updateId }, { $set: { claimedUntil: now } }));
    },
    forgetBefore: async (before) =>
      (await translated(updates.deleteMany({ endedAt: { $lt: before } }))).deletedCount,
  };
};
