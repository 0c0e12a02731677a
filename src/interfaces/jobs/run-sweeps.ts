import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type Log } from '#application/shared/ports/log';
import { type Metrics } from '#application/shared/ports/metrics';
import { type Sweep, type SweepApps } from './sweeps.ts';

/** Runs each sweep again and again, never beside itself, and at once again while there is more to do. */
export const runSweeps = (
  sweeps: readonly Sweep[],
  apps: SweepApps,
  { log, metrics, now }: Readonly<{ log: Log; metrics: Metrics; now(): number }>,
) => {
  const stopping = new AbortController();
  // Each sweep listens while it rests.
  setMaxListeners(sweeps.length, stopping.signal);
  /** Ends early, and quietly, when we are told to stop. */
  const rest = (ms: number): Promise<void> =>
    setTimeout(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  const keepRunning = async ({ name, everyMs, run }: Sweep): Promise<void> => {
    while (!stopping.signal.aborted) {
      const startedAt = now();
      const found = await run(apps).catch((error: unknown) => {
        log.error('sweep-failed', { sweep: name, error });
        return 0;
      });
      if (found > 0)
        metrics.jobFinished({ queue: name, outcome: 'done', seconds: (now() - startedAt) / 1_000 });
      await rest(found >= busyFrom ? busyRestMs : everyMs);
    }
  };
  const running = Promise.all(sweeps.map(keepRunning));
  return {
    /** Finishes the runs under way. */
    stop: async (): Promise<void> => {
      stopping.abort();
      await running;
    },
  };
};

/** A run this large had a full batch: there is probably more. */
const busyFrom = 50;
const busyRestMs = 20;
