import { type Clock } from '#application/shared/ports/clock';
import { type TestClock } from '#application/sandbox/ports/test-clock';
import { type Mongo } from '../connection.ts';

const lookEveryMs = 250;
type ClockDocument = { _id: 'clock'; aheadMs: bigint };

/** How far ahead of the real time we are is kept in the database, where every process of the sandbox looks it up. */
export const mongoTestClock = async ({
  mongo,
  real,
}: {
  mongo: Mongo;
  real: Clock;
}): Promise<TestClock & { stop(): void }> => {
  const settings = mongo.db.collection<ClockDocument>('sandbox');
  let aheadMs = 0;
  const look = async (): Promise<void> => {
    const kept = await settings.findOne({ _id: 'clock' });
    // Time only goes forward; a look that began before it was put forward knows less than we do.
    aheadMs = Math.max(aheadMs, Number(kept?.aheadMs ?? 0n));
  };
  await look();
  // A look that fails is made up for by the next; the database being away shows on /health/ready.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  timer.unref();
  return {
    now: () => new Date(real.now().getTime() + aheadMs),
    setAhead: async (ms) => {
      await settings.updateOne({ _id: 'clock' }, { $set: { aheadMs: BigInt(ms) } }, { upsert: true });
      aheadMs = ms;
    },
    stop: () => clearInterval(timer),
  };
};
