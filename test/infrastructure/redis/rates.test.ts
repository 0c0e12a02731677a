import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { leasingRateLimiter } from '#infrastructure/redis/rates/leasing-rate-limiter';
import { localRateBook } from '#infrastructure/redis/rates/local-rate-book';
import { type Draw, type RateBook } from '#infrastructure/redis/rates/rate-book';
import { redisRateBook } from '#infrastructure/redis/rates/redis-rate-book';

const us = { rate: 'user', of: 'acme:ann' } as const;
const limit = (count: number, seconds = 60) => ({ user: { count, seconds } });

/** A book that keeps what it was asked. */
const overheard = (book: RateBook) => {
  const draws: Draw[] = [];
  return {
    draws,
    draw: (draw: Draw) => {
      draws.push(draw);
      return book.draw(draw);
    },
  };
};
const aClock = () => {
  let ms = 1_000;
  return { nowMs: () => ms, pass: (by: number) => void (ms += by) };
};

describe('an allowance in Redis', () => {
  const redis = new Redis(process.env.REDIS_URL!);
  const prefix = `rates_${randomBytes(6).toString('hex')}`;
  const book = redisRateBook({ redis, prefix });
  afterAll(async () => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.del(keys);
    redis.disconnect();
  });
  const draw = (key: string, wanted: number, count = 10) =>
    book.draw({ key, wanted, needed: 1, rate: { count, seconds: 60 } });

  it('is given in parts until it is used up', async () => {
    const given = [await draw('a', 4), await draw('a', 4), await draw('a', 4), await draw('a', 4)];
    expect(given.map((grant) => [grant.given, grant.left])).toEqual([
      [4, 6],
      [4, 2],
      [2, 0],
      [0, 0],
    ]);
  });
  it('comes back when its window ends, and nothing stays in Redis', async () => {
    const { endsInMs } = await draw('b', 1);
    expect(endsInMs).toBeGreaterThan(55_000);
    expect(endsInMs).toBeLessThanOrEqual(60_000);
    expect(await redis.pttl(`${prefix}:rate:b`)).toBeGreaterThan(55_000);
    await redis.pexpire(`${prefix}:rate:b`, 1);
    while ((await redis.exists(`${prefix}:rate:b`)) === 1);
    expect(await draw('b', 1)).toMatchObject({ given: 1, left: 9 });
  });
  it('is nothing, and no less, when the limit was lowered meanwhile', async () => {
    await draw('c', 10);
    expect(await draw('c', 3, 5)).toMatchObject({ given: 0, left: 0 });
  });
  it('is still given after Redis has forgotten the script', async () => {
    await draw('d', 1);
    await redis.script('FLUSH');
    expect(await draw('d', 1)).toMatchObject({ given: 1, left: 8 });
  });
  it.each([3, 50, 1_000])(
    'of %i is never exceeded, however many processes spend it at once',
    async (count) => {
      const limiters = [1, 2, 3].map(() =>
        leasingRateLimiter({ book, rates: limit(count), nowMs: () => performance.now() }),
      );
      const of = `acme:${count}`;
      const take = async (limiter: (typeof limiters)[number]) =>
        (await limiter.take([{ ...us, of }]))?.allowed;
      const verdicts = await Promise.all(
        Array.from({ length: count + 200 }, (_, n) => take(limiters[n % limiters.length]!)),
      );
      const allowed = verdicts.filter(Boolean).length;
      expect(allowed).toBeLessThanOrEqual(count);
      // What lies unspent in the others is at most a hundredth each, and nothing where so few are given one at a time.
      expect(allowed).toBeGreaterThanOrEqual(count - 2 * Math.ceil(count / 100));
    },
  );
});

describe('what a process draws in advance', () => {
  it('is a hundredth, so that most requests ask nobody', async () => {
    const book = overheard(localRateBook(() => 0));
    const limiter = leasingRateLimiter({ book, rates: limit(1_000), nowMs: () => 0 });
    for (let n = 0; n < 100; n += 1) await limiter.take([us]);
    expect(book.draws.map(({ wanted }) => wanted)).toEqual(Array(10).fill(10));
    expect(limiter.take([us])).toBeInstanceOf(Promise);
    await limiter.take([us]);
    expect(limiter.take([us])).toMatchObject({ allowed: true, limit: 1_000, policy: '1000;w=60' });
  });
  it('is for all who wait, so that nobody waits for more than two draws', async () => {
    const book = overheard(localRateBook(() => 0));
    const limiter = leasingRateLimiter({ book, rates: limit(100), nowMs: () => 0 });
    await Promise.all(Array.from({ length: 40 }, async () => limiter.take([us])));
    expect(book.draws.length).toBeLessThanOrEqual(2);
  });
  it('counts down, refuses what is too much without asking again, and begins anew with the next window', async () => {
    const clock = aClock();
    const book = overheard(localRateBook(clock.nowMs));
    const limiter = leasingRateLimiter({ book, rates: limit(3, 10), nowMs: clock.nowMs });
    const remaining = [];
    for (let n = 0; n < 3; n += 1) remaining.push((await limiter.take([us]))?.remaining);
    expect(remaining).toEqual([2, 1, 0]);
    expect(limiter.exhausted(us)).toBe(10);
    clock.pass(4_000);
    expect(limiter.take([us])).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 6 });
    expect(book.draws).toHaveLength(3);
    clock.pass(6_000);
    expect(limiter.exhausted(us)).toBeUndefined();
    expect(await limiter.take([us])).toMatchObject({ allowed: true, remaining: 2 });
  });
  it('is of no other caller and no other kind', async () => {
    const rates = { user: { count: 1, seconds: 60 }, key: { count: 1, seconds: 60 } };
    const limiter = leasingRateLimiter({ book: localRateBook(() => 0), rates, nowMs: () => 0 });
    const others = [us, { ...us, of: 'acme:bob' }, { ...us, rate: 'key' as const }];
    for (const one of others) expect(await limiter.take([one])).toMatchObject({ allowed: true });
    for (const one of others) expect(await limiter.take([one])).toMatchObject({ allowed: false });
  });
  it('of several kinds is told of by the tightest, and what has no limit is not told of', async () => {
    const rates = { user: { count: 9, seconds: 60 }, 'user-money': { count: 2, seconds: 60 } };
    const limiter = leasingRateLimiter({ book: localRateBook(() => 0), rates, nowMs: () => 0 });
    const money = { ...us, rate: 'user-money' as const };
    expect(await limiter.take([us, money])).toMatchObject({
      limit: 2,
      remaining: 1,
      policy: '9;w=60, 2;w=60',
    });
    await limiter.take([us, money]);
    expect(await limiter.take([us, money])).toMatchObject({ allowed: false, limit: 2, remaining: 0 });
    expect(await limiter.take([us])).toMatchObject({ allowed: true, limit: 9, remaining: 5 });
    expect(limiter.take([{ ...us, rate: 'address' }])).toBeUndefined();
  });
});
