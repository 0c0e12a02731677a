import { Redis } from 'ioredis';
import { producerRedis } from '#infrastructure/bullmq/redis-connection';
import { redisRateLimiter } from '#infrastructure/redis/rates/redis-rate-limiter';
import { pinoLog } from '#infrastructure/telemetry/pino-log';
import { eventually } from '#test/support/eventually';
import { openOwnRedis, type OwnRedis } from '#test/support/own-redis';

describe('limits while Redis', () => {
  let own: OwnRedis;
  let redis: Redis;
  let lines: string[];
  beforeEach(async () => {
    own = await openOwnRedis();
    redis = producerRedis(own.url);
    redis.on('error', () => undefined);
    await new Promise((resolve) => redis.once('ready', resolve));
    lines = [];
  });
  afterEach(async () => {
    redis.disconnect();
    await own.dispose();
  });

  const us = { rate: 'user', of: 'acme:ann' } as const;
  const aLimiter = (
    count: number,
    { graceMs = 0, withoutRedis = 'local' }: { graceMs?: number; withoutRedis?: 'local' | 'open' } = {},
  ) =>
    redisRateLimiter({
      redis,
      prefix: 'kassa',
      rates: { user: { count, seconds: 60 }, failures: { count, seconds: 60 } },
      graceMs,
      withoutRedis,
      log: pinoLog({ level: 'info', to: { write: (line) => void lines.push(line) } }),
    });

  it('is gone are kept by each process, and together again when it is back', async () => {
    const limiter = aLimiter(100);
    expect(await limiter.take([us])).toMatchObject({ allowed: true, isShared: true });
    await own.kill();
    const verdicts = [];
    for (let n = 0; n < 150; n += 1) verdicts.push(await limiter.take([us]));
    expect(verdicts.filter((one) => one?.allowed)).toHaveLength(100);
    expect(verdicts.at(-1)).toMatchObject({ allowed: false, isShared: false });
    expect(lines.filter((line) => line.includes('rates-not-shared'))).toHaveLength(1);

    await own.startAgain();
    const other = { ...us, of: 'acme:bob' };
    await eventually('it counts with the others again', async () => (await limiter.take([other]))?.isShared);
    expect(lines.filter((line) => line.includes('rates-shared-again'))).toHaveLength(1);
  }, 20_000);

  it('does not answer are kept without it, and nobody waits until it does', async () => {
    const limiter = aLimiter(1_000_000);
    const hand = new Redis(own.url);
    await hand.call('CLIENT', 'PAUSE', String(3_600_000), 'ALL');
    for (let n = 0; n < 20; n += 1)
      expect(await limiter.take([{ ...us, of: `acme:${n}` }])).toMatchObject({
        allowed: true,
        isShared: false,
      });
    hand.disconnect();
  });

  it('is gone for a moment are as good as shared, and no longer', async () => {
    const limiter = aLimiter(1_000_000, { graceMs: 400 });
    await own.kill();
    const startedAt = performance.now();
    const take = async (n: number) => (await limiter.take([{ ...us, of: `acme:${n}` }]))?.isShared;
    expect(await take(0)).toBe(true);
    await eventually('it says that it counts alone', async () => (await take(1)) === false);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(400);
    await own.startAgain();
    await eventually('it counts with the others again', () => take(2));
  }, 20_000);

  it('is gone hold nobody up when that is what was asked for, except who guesses', async () => {
    const limiter = aLimiter(3, { withoutRedis: 'open' });
    await own.kill();
    const guess = { rate: 'failures', of: '203.0.113.7' } as const;
    const allowed = { us: [] as unknown[], guess: [] as unknown[] };
    for (let n = 0; n < 5; n += 1) {
      allowed.us.push((await limiter.take([us]))?.allowed);
      allowed.guess.push((await limiter.take([guess]))?.allowed);
    }
    expect(allowed.us).toEqual([true, true, true, true, true]);
    expect(allowed.guess).toEqual([true, true, true, false, false]);
  });

  it('has forgotten everything begin anew', async () => {
    const limiter = aLimiter(2);
    for (let n = 0; n < 3; n += 1) await limiter.take([us]);
    await own.flush();
    const another = aLimiter(2);
    expect(await another.take([us])).toMatchObject({ allowed: true });
  });
});
