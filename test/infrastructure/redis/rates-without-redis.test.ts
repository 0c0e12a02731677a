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
  const aLimiter = (count: number) =>
    redisRateLimiter({
      redis,
      prefix: 'kassa',
      rates: { user: { count, seconds: 60 } },
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

  it('has forgotten everything begin anew', async () => {
    const limiter = aLimiter(2);
    for (let n = 0; n < 3; n += 1) await limiter.take([us]);
    await own.flush();
    const another = aLimiter(2);
    expect(await another.take([us])).toMatchObject({ allowed: true });
  });
});
