import { type Redis } from 'ioredis';
import { type Log } from '#application/shared/ports/log';
import { type RateLimiter } from '#application/shared/ports/rate-limiter';
import { insuredRateBook } from './insured-rate-book.ts';
import { leasingRateLimiter, type Rates } from './leasing-rate-limiter.ts';
import { localRateBook } from './local-rate-book.ts';
import { openRateBook } from './open-rate-book.ts';
import { redisRateBook } from './redis-rate-book.ts';

type Needs = Readonly<{
  redis: Redis;
  prefix: string;
  rates: Rates;
  /** While Redis is away: each process counts by itself, or nobody counts. */
  withoutRedis: 'local' | 'open';
  /** How long Redis may be away before it is told that processes can't count together. */
  graceMs: number;
  log: Log;
}>;

/** Limits that all processes keep together, as long as Redis is there. */
export const redisRateLimiter = ({
  redis,
  prefix,
  rates,
  withoutRedis,
  graceMs,
  log,
}: Needs): RateLimiter => {
  const nowMs = () => performance.now();
  const shared = redisRateBook({ redis, prefix });
  const local = localRateBook(nowMs);
  const standIn = withoutRedis === 'open' ? openRateBook(local) : local;
  return leasingRateLimiter({
    book: insuredRateBook({ shared, standIn, graceMs, nowMs, log }),
    rates,
    nowMs,
  });
};
