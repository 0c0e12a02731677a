import { join } from 'node:path';
import { startMongo } from './mongo/start-mongo.ts';
import type { Running } from './processes/running.ts';
import { startRedis } from './redis/start-redis.ts';

export type EnginesOptions = Readonly<{
  /** Holds `mongo/` and `redis/`. */
  dataDir: string;
  /** Used as they are instead of an engine of our own. */
  mongodbUri?: string;
  redisUrl?: string;
  /** Takes `mongo.log` and `redis.log`; without it there are none. */
  logDir?: string;
  folderFreeWithinMs?: number;
}>;

export type Engines = Readonly<{
  mongodbUri: string;
  redisUrl: string;
  /** Only those that we started. */
  mongo?: Running;
  redis?: Running;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
}>;

/** Both engines, side by side; none stays behind when the other cannot start. */
export const startEngines = async (options: EnginesOptions): Promise<Engines> => {
  const [mongo, redis] = await Promise.allSettled([mongoOf(options), redisOf(options)]);
  if (mongo.status === 'fulfilled' && redis.status === 'fulfilled')
    return enginesOf(mongo.value, redis.value);
  if (mongo.status === 'fulfilled') await mongo.value.running?.kill();
  if (redis.status === 'fulfilled') await redis.value.running?.kill();
  throw (mongo.status === 'rejected' ? mongo : (redis as PromiseRejectedResult)).reason;
};

type Engine = Readonly<{ address: string; running?: Running }>;

const mongoOf = async ({
  dataDir,
  mongodbUri,
  logDir,
  folderFreeWithinMs = 0,
}: EnginesOptions): Promise<Engine> => {
  if (mongodbUri !== undefined) return { address: mongodbUri };
  const log = logDir === undefined ? {} : { logFile: join(logDir, 'mongo.log') };
  const running = await startMongo({ dataDir: join(dataDir, 'mongo'), folderFreeWithinMs, ...log });
  return { address: running.uri, running };
};

const redisOf = async ({ dataDir, redisUrl, logDir }: EnginesOptions): Promise<Engine> => {
  if (redisUrl !== undefined) return { address: redisUrl };
  const log = logDir === undefined ? {} : { logFile: join(logDir, 'redis.log') };
  const running = await startRedis({ dataDir: join(dataDir, 'redis'), ...log });
  return { address: running.url, running };
};

const enginesOf = (mongo: Engine, redis: Engine): Engines => ({
  mongodbUri: mongo.address,
  redisUrl: redis.address,
  ...(mongo.running && { mongo: mongo.running }),
  ...(redis.running && { redis: redis.running }),
  stop: async () => {
    await redis.running?.stop();
    await mongo.running?.stop();
  },
  kill: async () => {
    await Promise.all([redis.running?.kill(), mongo.running?.kill()]);
  },
});
