import { setTimeout as pause } from 'node:timers/promises';
import { type Rig } from '../system/rig.ts';
import { kassaPids } from './kassa-pids.ts';
import { type ProcessorTimes, spentDuring } from './processor-time.ts';
import { lookEveryMs, waitUntilQuiet } from './wait-until-quiet.ts';

/** Processor time in ms that each process spends in a second in which nothing happens but that we look whether it is quiet. */
export const idlePerSecond = async (rig: Omit<Rig, 'idle'>, seconds: number): Promise<ProcessorTimes> => {
  const endsAtMs = performance.now() + seconds * 1_000;
  const { spentMs } = await spentDuring(kassaPids(rig), async () => {
    while (performance.now() < endsAtMs) {
      await waitUntilQuiet(rig.kassaDb);
      await pause(lookEveryMs);
    }
  });
  return Object.fromEntries(Object.entries(spentMs).map(([name, ms]) => [name, ms / seconds]));
};
