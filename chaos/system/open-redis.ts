import { type Redis as Connection, Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { type Running } from '#bootstrap/embedded/processes/running';
import { freePort } from '#bootstrap/embedded/processes/free-port';
import { startRedis } from '#bootstrap/embedded/redis/start-redis';

export type ChaosRedis = Readonly<{
  url: string;
  prefix: string;
  /** Forgets all that Kassa put there: everything, or on a server that is not ours, everything under our prefix. */
  flush(): Promise<void>;
  /** Kills the server and starts it again. False: it is not ours to kill. */
  crash(downMs: number): Promise<boolean>;
  stop(): Promise<void>;
}>;

export type RedisNeeds = Readonly<{
  url: string | undefined;
  dataDir: string;
  logFile: string;
  seed: number;
}>;

export const openRedis = async ({ url, dataDir, logFile, seed }: RedisNeeds): Promise<ChaosRedis> => {
  const prefix = `kassa-chaos-${seed}-${process.pid}`;
  const port = url === undefined ? await freePort() : 0;
  const start = (): Promise<Running> => startRedis({ dataDir, logFile, port });
  let server: Running | undefined = url === undefined ? await start() : undefined;
  const isOurs = server !== undefined;
  const reached = url ?? `redis://127.0.0.1:${port}`;

  const flush = async (): Promise<void> => {
    const connection = new Redis(reached, { maxRetriesPerRequest: 3 });
    // A server that is down has nothing to forget; ioredis also says so on the command.
    connection.on('error', () => undefined);
    try {
      if (isOurs) await connection.flushall();
      else await unlinkPrefix(connection, prefix);
    } finally {
      connection.disconnect();
    }
  };
  return {
    url: reached,
    prefix,
    flush,
    crash: async (downMs) => {
      if (server === undefined) return false;
      const victim = server;
      server = undefined;
      await victim.kill();
      await pause(downMs);
      server = await start();
      return true;
    },
    stop: async () => {
      if (!isOurs) await flush();
      await server?.stop();
    },
  };
};

const unlinkPrefix = async (connection: Connection, prefix: string): Promise<void> => {
  for await (const keys of connection.scanStream({ match: `${prefix}:*`, count: 500 }) as AsyncIterable<
    string[]
  >)
    if (keys.length > 0) await connection.unlink(...keys);
};
