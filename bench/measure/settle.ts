import { type Rig } from '../system/rig.ts';
import { kassaPids } from './kassa-pids.ts';
import { type ProcessorTimes, spentDuring } from './processor-time.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** What Kassa does later about a load, when its time has come: above all, learn the provider's real fees. */
export type Settling = Readonly<{ tookMs: number; spentMs: ProcessorTimes }>;

/** Waits until nothing is left to do. What the processes would have spent on waiting alone is not counted. */
export const settle = async (rig: Rig): Promise<Settling> => {
  const { spentMs, result: tookMs } = await spentDuring(kassaPids(rig), () => waitUntilQuiet(rig.kassaDb));
  const worked = Object.entries(spentMs).map(
    ([name, ms]) => [name, ms - ((rig.idle[name] ?? 0) * tookMs) / 1_000] as const,
  );
  return { tookMs, spentMs: Object.fromEntries(worked) };
};
