import { Worker } from 'bullmq';
import { type Redis } from 'ioredis';
import { type Delivery, type IntegrationEvent } from '#application/shared/integration-event';
import { type Log } from '#application/shared/ports/log';
import { type Metrics } from '#application/shared/ports/metrics';
import { type OutboxStore } from '#application/shared/ports/outbox-store';
import { batch } from './batch.ts';
import { queueNames } from './bullmq-queues.ts';

/** One that is lost is delivered once more, so they may wait for many others. */
const acknowledging = { waitMs: 250, sizeMax: 500 };

type Work = Readonly<{
  deliverEvents(events: readonly IntegrationEvent[]): Promise<Delivery>;
  processWebhook(id: string): Promise<void>;
}>;
type EventsJob = Readonly<{ events: readonly IntegrationEvent[] }>;
type Needs = Readonly<{
  redis: Redis;
  prefix: string;
  store: OutboxStore;
  log: Log;
  metrics: Metrics;
  concurrency: number;
}>;

/** Both queues' consuming side. An event is acknowledged in its outbox only after every reaction has run. */
export const bullmqWorkers = (work: Work, { redis, prefix, store, log, metrics, concurrency }: Needs) => {
  const acks = batch<IntegrationEvent>((events) => store.acknowledge(events), {
    ...acknowledging,
    onLost: (error, count) => log.warn('not-acknowledged', { count, error }),
  });
  const options = { connection: redis, prefix, concurrency, skipVersionCheck: true, skipLockRenewal: false };
  const events = new Worker<EventsJob>(
    queueNames.events,
    async (job) => {
      const { delivered, failed } = await work.deliverEvents(job.data.events);
      acks.add(...delivered);
      if (failed.size === 0) return;
      // The job is tried again, for those only.
      await job.updateData({ events: [...failed.keys()] });
      throw firstOf(failed.values());
    },
    options,
  );
  const webhooks = new Worker<{ ids: readonly string[] }>(
    queueNames.webhooks,
    ({ data }) => eachOf(data.ids, work.processWebhook),
    options,
  );
  for (const worker of [events, webhooks]) {
    worker.on('completed', (job) =>
      metrics.jobFinished({ queue: worker.name, outcome: 'done', seconds: secondsOf(job) }),
    );
    worker.on('failed', (job, error) => {
      metrics.jobFinished({ queue: worker.name, outcome: 'failed', seconds: job ? secondsOf(job) : 0 });
      log.warn('job-failed', { queue: worker.name, jobId: job?.id, error });
    });
    worker.on('error', (error) => log.debug('worker-error', { queue: worker.name, error }));
  }
  return {
    /** Takes no more jobs, finishes those under way, and says which events are done. */
    close: async (): Promise<void> => {
      await Promise.all([events.close(), webhooks.close()]);
      await acks.drain();
    },
  };
};

/** Gives each its chance before the job fails: what was done is passed over when the job is tried again. */
const eachOf = async (ids: readonly string[], process: (id: string) => Promise<void>): Promise<void> => {
  const outcomes = await Promise.allSettled(ids.map(process));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
};

const firstOf = (failures: Iterable<unknown>): Error => {
  const [first] = failures;
  return first instanceof Error ? first : new Error(String(first));
};

const secondsOf = ({
  processedOn = 0,
  finishedOn = 0,
}: {
  processedOn?: number;
  finishedOn?: number;
}): number => Math.max(0, finishedOn - processedOn) / 1_000;
