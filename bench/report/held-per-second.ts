import { type PspStep } from '../cases/psp.ts';

/** The highest rate of arrivals that was held. */
export const heldPerSecond = (steps: readonly PspStep[]): number =>
  Math.max(0, ...steps.filter(({ held }) => held).map(({ offeredPerSecond }) => offeredPerSecond));
