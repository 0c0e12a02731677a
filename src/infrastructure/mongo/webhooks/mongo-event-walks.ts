import { type WithId } from 'mongodb';
import { type EventWalks } from '#application/webhooks/ports/event-walks';
import { type EventWalk } from '#domain/webhooks/event-walk';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { insertNew } from '../reconciliation/insert-new.ts';
import { eventWalkCollection } from './event-walk.document.ts';

type Stored = Omit<EventWalk, 'id'> & { _id: EventWalk['id'] };

export const mongoEventWalks = ({ mongo }: { mongo: Mongo }): EventWalks => {
  const walks = mongo.db.collection<Stored>(eventWalkCollection);
  return {
    without: async (accounts) => {
      const found = walks.find({ _id: { $in: [...accounts] } }, { projection: { _id: 1 } });
      const known = new Set((await translated(found.toArray())).map(({ _id }) => _id));
      return accounts.filter((account) => !known.has(account));
    },
    add: (made) =>
      insertNew(
        walks,
        made.map(({ id, ...walk }) => ({ _id: id, ...walk })),
      ),
    claim: async (now, until, holder) =>
      fromDocument(
        await translated(
          walks.findOneAndUpdate(
            { dueAt: { $lte: now } },
            { $set: { dueAt: until, holder } },
            { sort: { dueAt: 1 }, returnDocument: 'after' },
          ),
        ),
      ),
    save: async ({ id, ...walk }, holder) => {
      const { matchedCount } = await translated(walks.updateOne({ _id: id, holder }, { $set: walk }));
      return matchedCount === 1;
    },
    sendBack: async (account, to, now) => {
      await translated(
        walks.updateOne(
          { _id: account },
          {
            $min: { since: to, walkedTo: to },
            $set: { slice: null, tries: 0, dueAt: now, holder: null },
          },
        ),
      );
    },
    lastEnded: async (provider) => {
      const last = await translated(
        walks.findOne({ provider }, { sort: { endedAt: -1 }, projection: { endedAt: 1 }, hint: 'ended' }),
      );
      return last?.endedAt ?? null;
    },
  };
};

const fromDocument = (document: WithId<Stored> | null): EventWalk | undefined => {
  if (!document) return undefined;
  const { _id, ...walk } = document;
  return { id: _id, ...walk };
};
