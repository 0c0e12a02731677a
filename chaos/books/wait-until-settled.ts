import { setTimeout as pause } from 'node:timers/promises';
import { type ChaosSystem } from '../system/start-system.ts';
import { isQuiet, pendingWork, type PendingWork } from './pending-work.ts';

export const settleMaxMs = 120_000;
const lookEveryMs = 250;
/** A provider may wait minutes before it repeats a webhook. Those are not waited for, only those on their way. */
const deliveriesMaxMs = 15_000;

export type Settled = Readonly<{ seconds: number; left: PendingWork }>;

/** Waits until Kassa has nothing left to do by itself. Gives how long that took, and what is left when it took too long. */
export const waitUntilSettled = async (
  { mongo, sandbox }: ChaosSystem,
  onLook: (left: PendingWork) => void,
): Promise<Settled> => {
  const from = performance.now();
  for (;;) {
    const left = await pendingWork(mongo.db);
    onLook(left);
    const elapsedMs = performance.now() - from;
    const { waiting, running } = await sandbox.webhookStats();
    const isTold = waiting + running === 0 || elapsedMs > deliveriesMaxMs;
    if ((isQuiet(left) && isTold) || elapsedMs > settleMaxMs) return { seconds: elapsedMs / 1_000, left };
    await pause(lookEveryMs);
  }
};
