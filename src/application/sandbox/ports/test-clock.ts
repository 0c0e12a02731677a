import { type Clock } from '../../shared/ports/clock.ts';

/** A clock that may be put forward, shared by all processes of a sandbox, which learn of it within half a second. */
export interface TestClock extends Clock {
  /** From now on it runs on from this instant. */
  runFrom(at: Date): Promise<void>;
  /** It stands still at this instant, for some seconds or until it is told to run or stand elsewhere. */
  holdAt(at: Date): Promise<void>;
}
