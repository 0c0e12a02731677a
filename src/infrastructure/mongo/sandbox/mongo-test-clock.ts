import { type Clock } from '#application/shared/ports/clock';
import { type TestClock } from '#application/sandbox/ports/test-clock';
import { type Mongo } from '../connection.ts';

const lookEveryMs = 250;
/** Whoever holds the clock and dies holds it no longer than this. */
const holdMaxMs = 5_000;

/**
 * `aheadMs`: how far ahead of the real time it is. `heldAt`: where it stands until `holdEndsAt`, in real time; null while it
 * runs. `turn`: counts how often it was set, so that nobody takes an earlier setting for a later one.
 */
type Setting = Readonly<{ turn: number; aheadMs: number; heldAt: Date | null; holdEndsAt: Date | null }>;
type ClockDocument = {
  _id: 'clock';
  turn?: number;
  aheadMs: bigint;
  heldAt?: Date | null;
  holdEndsAt?: Date | null;
};

/** How time stands is kept in the database, where every process of the sandbox looks it up. */
export const mongoTestClock = async ({
  mongo,
  real,
}: {
  mongo: Mongo;
  real: Clock;
}): Promise<TestClock & { stop(): void }> => {
  const settings = mongo.db.collection<ClockDocument>('sandbox');
  let setting: Setting = { turn: 0, aheadMs: 0, heldAt: null, holdEndsAt: null };
  const adopt = (kept: ClockDocument | null): void => {
    const turn = kept?.turn ?? 0;
    // A look that began before it was set knows less than we do.
    if (!kept || turn < setting.turn) return;
    const { aheadMs, heldAt = null, holdEndsAt = null } = kept;
    setting = { turn, aheadMs: Number(aheadMs), heldAt, holdEndsAt };
  };
  const look = async (): Promise<void> => adopt(await settings.findOne({ _id: 'clock' }));
  const set = async (at: Date, isHeld: boolean): Promise<void> => {
    const realNow = real.now().getTime();
    const $set = {
      aheadMs: BigInt(at.getTime() - realNow),
      heldAt: isHeld ? at : null,
      holdEndsAt: isHeld ? new Date(realNow + holdMaxMs) : null,
    };
    adopt(
      await settings.findOneAndUpdate(
        { _id: 'clock' },
        { $set, $inc: { turn: 1 } },
        { upsert: true, returnDocument: 'after' },
      ),
    );
  };
  await look();
  // A look that fails is made up for by the next; the database being away shows on /health/ready.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  timer.unref();
  return {
    now: () => {
      const { aheadMs, heldAt, holdEndsAt } = setting;
      const realNow = real.now();
      return heldAt && holdEndsAt && realNow < holdEndsAt ? heldAt : new Date(realNow.getTime() + aheadMs);
    },
    runFrom: (at) => set(at, false),
    holdAt: (at) => set(at, true),
    stop: () => clearInterval(timer),
  };
};
