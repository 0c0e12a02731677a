import { mongoLag } from '#infrastructure/mongo/mongo-lag';
import { type Platform } from './platform.ts';

const lookEveryMs = 5_000;

/** Keeps the gauges of what waits: jobs in the queues, events in the outboxes, webhooks to be worked off. */
export const watchLag = ({ mongo, queues, clock, metrics, log }: Platform): Readonly<{ stop(): void }> => {
  const look = async (): Promise<void> => {
    const depths = await queues.depths();
    for (const [queue, states] of Object.entries(depths))
      for (const [state, jobs] of Object.entries(states))
        metrics.setGauge('queue_jobs', { queue, state }, jobs);
    for (const { kind, seconds } of await mongoLag({ mongo }, clock.now()))
      metrics.setGauge('lag_seconds', { kind }, seconds);
  };
  const timer = setInterval(
    () => void look().catch((error: unknown) => log.debug('lag-unknown', { error })),
    lookEveryMs,
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
