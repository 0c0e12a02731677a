import { Redis } from 'ioredis';
import { findRedis } from '#bootstrap/embedded/redis/redis-binary';
import { type RunningRedis, startRedis } from '#bootstrap/embedded/redis/start-redis';
import { aFolder, inAnotherProcess, isAlive, removeFolders, until } from './processes.ts';

describe('the embedded Redis server', () => {
  const running: RunningRedis[] = [];
  const start = async (dataDir: string, port = 0): Promise<RunningRedis> => {
    const redis = await startRedis({ dataDir, port });
    running.push(redis);
    return redis;
  };
  const withClient = async <T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> => {
    const client = new Redis(url);
    return await work(client).finally(() => client.disconnect());
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((redis) => redis.kill()));
    removeFolders();
  });

  it('keeps what it was told over SIGKILL, and never evicts', async () => {
    const dataDir = aFolder();
    const first = await start(dataDir);
    await withClient(first.url, async (client) => {
      await client.set('promise', 'kept');
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    });
    await first.kill();
    const second = await start(dataDir);
    expect(await withClient(second.url, (client) => client.get('promise'))).toBe('kept');
    await second.stop();
    expect(await second.exited).toBe('exit code 0');
  });

  it('ends when the process that started it is killed, and gives its port back', async () => {
    const dataDir = aFolder();
    const { child, said } = await inAnotherProcess(
      'src/bootstrap/embedded/redis/start-redis.js',
      `const { pid, url } = await kassa.startRedis({ dataDir: ${JSON.stringify(dataDir)} });
       console.log(pid + ' ' + new URL(url).port)`,
    );
    const [pid, port] = said.split(' ').map(Number);
    expect(isAlive(pid!)).toBe(true);
    child.kill('SIGKILL');
    await until('Redis is gone', 5_000, () => !isAlive(pid!));
    expect((await start(dataDir, port)).url).toBe(`redis://127.0.0.1:${port}`);
  });

  it('says in one sentence what to do when there is none and none can be fetched', async () => {
    await expect(findRedis({ PATH: '', KASSA_CACHE: aFolder() })).rejects.toThrow(
      'There is no redis-server on the PATH and no apt-get to fetch it with: ' +
        'install Redis 6.2 or newer, run `docker compose up -d`, or set REDIS_URL.',
    );
  });

  it('refuses a port that is taken, in one sentence', async () => {
    const { url } = await start(aFolder());
    const port = Number(new URL(url).port);
    await expect(start(aFolder(), port)).rejects.toThrow(
      `Redis cannot listen on port ${port}: another program does.`,
    );
  });
});
