import { type Rig } from '../system/rig.ts';
import { kassaPids } from './kassa-pids.ts';
import { type ProcessorTimes, spentDuring } from './processor-time.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** What Kassa does later about a load, when its time has come: above all, learn the provider's real fees. */
export type Settling = Readonly<{ tookMs: number; spentMs: ProcessorTimes }>;

/** Waits until nothing is left to do. */
export const settle = async (rig: Rig): Promise<Settling> => {
  const { spentMs, result: tookMs } = await spentBeyondIdle(rig, () => waitUntilQuiet(rig.kassaDb));
  return { tookMs, spentMs };
};

/** What Kassa spends during a wait, without what it would have spent on waiting alone. */
export const spentBeyondIdle = async <T>(
  rig: Rig,
  wait: () => Promise<T>,
): Promise<{ spentMs: ProcessorTimes; result: T }> => {
  const startedAtMs = performance.now();
  const { spentMs, result } = await spentDuring(kassaPids(rig), wait);
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const worked = Object.entries(spentMs).map(
    ([name, ms]) => [name, ms - (rig.idle[name] ?? 0) * seconds] as const,
  );
  return { spentMs: Object.fromEntries(worked), result };
};
