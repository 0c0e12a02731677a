import { Redis } from 'ioredis';

/** Commands fail at once while Redis is away, instead of piling up: nothing that goes through it is the only copy. */
export const producerRedis = (url: string): Redis =>
  new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, retryStrategy, lazyConnect: false });

/** BullMQ's workers block on Redis and want to wait for it as long as it takes. */
export const workerRedis = (url: string): Redis =>
  new Redis(url, { maxRetriesPerRequest: null, retryStrategy });

const retryStrategy = (tries: number): number => Math.min(2_000, 50 * 2 ** Math.min(tries, 6));
