import { type Clock } from '../../shared/ports/clock.ts';

/** A clock that may be put forward, shared by all processes of a sandbox. */
export interface TestClock extends Clock {
  /** From now on this process is so much ahead of the real time, and the others are within half a second. */
  setAhead(ms: number): Promise<void>;
}
