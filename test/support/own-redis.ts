import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type RunningRedis, startRedis } from '#bootstrap/embedded/redis/start-redis';

const memory = '/dev/shm';

/** A Redis that a test may flush, kill and start again on its old port, with nobody else on it. */
export const openOwnRedis = async () => {
  const dataDir = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'kassa-redis-'));
  let running: RunningRedis = await startRedis({ dataDir });
  const { url } = running;
  return {
    url,
    flush: async () => {
      const client = new Redis(url);
      await client.flushall();
      client.disconnect();
    },
    kill: () => running.kill(),
    startAgain: async () => void (running = await startRedis({ dataDir, port: Number(new URL(url).port) })),
    dispose: async () => {
      await running.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
export type OwnRedis = Awaited<ReturnType<typeof openOwnRedis>>;
