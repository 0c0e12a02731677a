import { setTimeout as pause } from 'node:timers/promises';
import { startWorker } from '#bootstrap/embedded/start-kassa-process';
import { openSubscribers } from '../data/subscribers.ts';
import { renewalTurn } from '../measure/renewal-turn.ts';
import { waitUntilQuiet } from '../measure/wait-until-quiet.ts';
import { type Rig } from '../system/rig.ts';
import { type RoundTrips, sumOf } from './count-round-trips.ts';
import { type Counts, openTaps, type Part, parts } from './open-taps.ts';

const count = 500;
const idleSeconds = 4;
/** Below this it is a remnant of the sweeps, which look whether there is work every other second. */
const negligible = 0.05;

/**
 * Renews with a worker that is listened to, which takes the usual one's place for good, and counts what it says to others for
 * one renewal, with the events that follow. What it says when there is nothing to do is taken off.
 */
export const countRenewalTrips = async (rig: Rig): Promise<RoundTrips> => {
  const subscribers = await openSubscribers(rig.kassa, count);
  const taps = await openTaps(rig.kassa);
  await rig.kassa.worker.stop();
  const logFile = `${rig.kassa.logDir}/tapped-worker.log`;
  const worker = await startWorker(taps.environment, { logFile });
  const tapped: Rig = { ...rig, kassa: { ...rig.kassa, worker } };
  try {
    await waitUntilQuiet(rig.kassaDb);
    heardSince(taps.counts);
    await pause(idleSeconds * 1_000);
    const idle = heardSince(taps.counts);
    const { turn } = await renewalTurn(tapped, subscribers, count, () => Promise.resolve());
    const busy = heardSince(taps.counts);
    const each = (part: Part): ReadonlyMap<string, number> =>
      new Map(
        [...busy[part]]
          .map(([command, times]) => {
            const anyway = ((idle[part].get(command) ?? 0) / idleSeconds) * turn.seconds;
            return [command, (times - anyway) / count] as const;
          })
          .filter(([, times]) => times >= negligible),
      );
    const by = { mongo: each('mongo'), provider: each('provider'), redis: each('redis') };
    return { by, total: parts.reduce((sum, part) => sum + sumOf(by[part]), 0) };
  } finally {
    await worker.stop();
    taps.close();
    await subscribers.close();
  }
};

const heardSince = (counts: Counts): Readonly<Record<Part, ReadonlyMap<string, number>>> => ({
  mongo: counts.mongo.since(),
  provider: counts.provider.since(),
  redis: counts.redis.since(),
});
