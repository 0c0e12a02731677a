import { Queue } from 'bullmq';
import { type Redis } from 'ioredis';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { type Log } from '#application/shared/ports/log';
import { type Outbox } from '#application/shared/ports/outbox';
import { type WebhookQueue } from '#application/webhooks/ports/webhook-queue';
import { batch } from './batch.ts';

export const queueNames = { events: 'events', webhooks: 'webhooks' } as const;

/**
 * Those that come together leave as one job: what Redis and the worker spend on a job is more than what is in it costs.
 * Nobody waits for what follows from an event, and each that leaves with more others costs less.
 */
const eventBatching = { waitMs: 100, sizeMax: 100 };
const webhookBatching = { waitMs: 20, sizeMax: 50 };
/** Jobs are copies of work that MongoDB keeps, so done and given-up ones need not stay. */
const jobOptions = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 3,
  backoff: { type: 'exponential', delay: 500 },
} as const;
/** Both queues' producing side: what is handed over within some milliseconds goes to Redis as one job. */
export const bullmqQueues = ({ redis, prefix, log }: { redis: Redis; prefix: string; log: Log }) => {
  const events = new Queue(queueNames.events, { connection: redis, prefix, skipVersionCheck: true });
  const webhooks = new Queue(queueNames.webhooks, { connection: redis, prefix, skipVersionCheck: true });
  const onLost = (queue: string) => (failure: unknown, count: number) =>
    log.warn('not-handed-over', { queue, count, error: failure });
  for (const queue of [events, webhooks])
    queue.on('error', (error) => log.debug('queue-error', { queue: queue.name, error }));

  const eventBatch = batch<IntegrationEvent>(
    async (ready) => {
      await events.add('events', { events: ready }, jobOptions);
    },
    { ...eventBatching, onLost: onLost(queueNames.events) },
  );
  const webhookBatch = batch<string>(
    async (ready) => {
      await webhooks.add('webhooks', { ids: ready }, jobOptions);
    },
    { ...webhookBatching, onLost: onLost(queueNames.webhooks) },
  );

  return {
    outbox: { handOver: (ready) => eventBatch.add(...ready) } satisfies Outbox,
    webhookQueue: { handOver: (id) => webhookBatch.add(id) } satisfies WebhookQueue,
    /** Jobs in each queue by state, for metrics. */
    depths: async () => ({
      [queueNames.events]: await events.getJobCounts('waiting', 'active', 'delayed'),
      [queueNames.webhooks]: await webhooks.getJobCounts('waiting', 'active', 'delayed'),
    }),
    close: async (): Promise<void> => {
      await Promise.all([eventBatch.drain(), webhookBatch.drain()]);
      await Promise.all([events.close(), webhooks.close()]);
    },
  };
};
export type BullmqQueues = ReturnType<typeof bullmqQueues>;
