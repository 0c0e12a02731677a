import { type PollerClaim } from '#application/telegram/ports/poller-claim';
import { KeyTaken } from '#application/shared/key-taken';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';

type ClaimDocument = Readonly<{ _id: 'poller'; holder: string; until: Date }>;

/** One document, which whoever polls keeps renewing. */
export const mongoPollerClaim = ({ mongo }: { mongo: Mongo }): PollerClaim => {
  const claims = mongo.db.collection<ClaimDocument>('telegram_pollers');
  return {
    take: async (holder, now, until) => {
      const free = { _id: 'poller' as const, $or: [{ holder }, { until: { $lte: now } }] };
      try {
        await translated(claims.updateOne(free, { $set: { holder, until } }, { upsert: true }));
        return true;
      } catch (failure) {
        // It is there and not free, so there was nothing to update and no place to insert.
        if (failure instanceof KeyTaken) return false;
        throw failure;
      }
    },
    release: async (holder) => {
      await translated(claims.deleteOne({ _id: 'poller', holder }));
    },
  };
};
