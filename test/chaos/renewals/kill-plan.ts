import { dice } from '../../../chaos/plan/dice.ts';

/** One of two schedulers dies: when so many renewals are paid for, and so many milliseconds later. */
export type Kill = Readonly<{ scheduler: 0 | 1; paid: number; afterMs: number; downMs: number }>;

/** Within these, a scheduler that is at work does whatever it does with a batch. */
const afterMsMax = 150;
const downMsMax = 300;

/** Deaths at random, the same for the same seed, while so many renewals are worked off. Now and then both are dead. */
export const killPlan = (seed: number, renewals: number, kills: number): readonly Kill[] => {
  const luck = dice(seed);
  return Array.from({ length: kills }, () => ({
    scheduler: luck.pick([0, 1] as const),
    paid: luck.whole(0, renewals - 1),
    afterMs: luck.whole(0, afterMsMax),
    downMs: luck.whole(0, downMsMax),
  })).sort((a, b) => a.paid - b.paid);
};
