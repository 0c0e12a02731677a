import { setTimeout } from 'node:timers/promises';
import type { Running } from './running.ts';

export type KeepRunning = Readonly<{
  name: string;
  start: () => Promise<Running>;
  /** Told in one line what happened. */
  say: (line: string) => void;
  /** A new process runs in the place of the old one. */
  onRestart: () => void;
  /** Nothing more can be done; called at most once. */
  onGiveUp: (sentence: string) => void;
  firstDelayMs?: number;
}>;

export type Kept = Readonly<{
  name: string;
  pid: () => number;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
}>;

const firstDelayDefaultMs = 250;
const delayMaxMs = 8_000;
const failuresMax = 8;
/** Up for this long counts as healthy: the next failure begins with the short delay again. */
const healthyAfterMs = 30_000;

/** Starts a process and starts it again when it ends by itself. The first start may fail like any start. */
export const keepRunning = async (options: KeepRunning): Promise<Kept> => {
  const ending = new AbortController();
  let current = await options.start();

  /** Answers how many failures in a row there have been once it runs again, nothing when that is too many. */
  const restart = async (how: string, failuresBefore: number): Promise<number | undefined> => {
    let why = how;
    for (let failures = failuresBefore; failures < failuresMax; failures += 1) {
      const delayMs = Math.min((options.firstDelayMs ?? firstDelayDefaultMs) * 2 ** failures, delayMaxMs);
      options.say(`The ${options.name} ended unexpectedly (${why}); it starts again in ${delayMs / 1000} s.`);
      await setTimeout(delayMs, undefined, { signal: ending.signal });
      try {
        current = await options.start();
        return failures + 1;
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
      }
    }
    options.onGiveUp(`The ${options.name} cannot be kept running: ${why}`);
    return undefined;
  };

  const watch = async (): Promise<void> => {
    let failures: number | undefined = 0;
    while (failures !== undefined) {
      const startedAt = Date.now();
      const how = await current.exited;
      if (ending.signal.aborted) return;
      failures = await restart(how, Date.now() - startedAt > healthyAfterMs ? 0 : failures);
      if (failures !== undefined) options.onRestart();
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });

  const end = async (how: 'stop' | 'kill'): Promise<void> => {
    ending.abort();
    await current[how]();
    // A start that was under way is over only now, and may have put another process in place.
    await watching;
    await current[how]();
  };
  return { name: options.name, pid: () => current.pid, stop: () => end('stop'), kill: () => end('kill') };
};
