import { setTimeout as pause } from 'node:timers/promises';
import { type Db } from 'mongodb';
import { persist } from '../clients/persist.ts';
import { type Operator } from '../people/operator.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { isQuiet, pendingWork, type PendingWork } from './pending-work.ts';

export const settleMaxMs = 120_000;
const lookEveryMs = 250;
/** A provider may wait minutes before it repeats a webhook. Those are not waited for, only those on their way. */
const deliveriesMaxMs = 15_000;
/** What only time can settle is given time. */
const leapMs = 60_000;
const afterLeapMs = 1_500;

export type Settled = Readonly<{ seconds: number; left: PendingWork }>;

/**
 * Waits until nothing is left to do, for Kassa by itself and for the operator. Gives how long that took, and what is left when
 * it took too long.
 */
export const waitUntilSettled = async (
  system: ChaosSystem,
  operator: Operator,
  onLook: (left: PendingWork) => void,
): Promise<Settled> => {
  const { mongo, sandbox } = system;
  const from = performance.now();
  for (;;) {
    await operator.round(true);
    const left = await pendingWork(mongo.db);
    onLook(left);
    const elapsedMs = performance.now() - from;
    const onTheirWay = Object.values(await sandbox.stats()).reduce(
      (sum, { waiting, running }) => sum + waiting + running,
      0,
    );
    const isTold = onTheirWay === 0 || elapsedMs > deliveriesMaxMs;
    if ((isQuiet(left) && isTold) || elapsedMs > settleMaxMs) return { seconds: elapsedMs / 1_000, left };
    if (await needsOnlyTime(mongo.db, left)) await leap(system, leapMs);
    await pause(lookEveryMs);
  }
};

/**
 * Payme is asked for minutes before a card charge that it has not heard of counts as never made. When nothing else is left,
 * those are not waited for: the clock is put forward.
 */
const needsOnlyTime = async (db: Db, left: PendingWork): Promise<boolean> => {
  const slow = await db.collection('payments').countDocuments({
    gateway: 'payme',
    'inFlight.operation': { $in: ['charge', 'authorize'] },
    'inFlight.asks': { $gte: 3 },
  });
  return slow > 0 && isQuiet({ ...left, payments: left.payments - slow });
};

/** Puts the clock forward, and gives everybody a moment to notice. */
export const leap = async (
  { apis, tokenOf }: Pick<ChaosSystem, 'apis' | 'tokenOf'>,
  advanceMs: number,
): Promise<void> => {
  const body = { advanceMs };
  await persist({ apis, tokenOf }, { method: 'POST', path: '/sandbox/clock', body, as: 'time' });
  await pause(afterLeapMs);
};
