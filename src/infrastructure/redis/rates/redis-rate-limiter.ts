import { type Redis } from 'ioredis';
import { type Log } from '#application/shared/ports/log';
import { type RateLimiter } from '#application/shared/ports/rate-limiter';
import { insuredRateBook } from './insured-rate-book.ts';
import { leasingRateLimiter, type Rates } from './leasing-rate-limiter.ts';
import { localRateBook } from './local-rate-book.ts';
import { redisRateBook } from './redis-rate-book.ts';

type Needs = Readonly<{ redis: Redis; prefix: string; rates: Rates; log: Log }>;

/** Limits that all processes keep together, and each by itself while Redis is away. */
export const redisRateLimiter = ({ redis, prefix, rates, log }: Needs): RateLimiter => {
  const nowMs = () => performance.now();
  const shared = redisRateBook({ redis, prefix });
  return leasingRateLimiter({
    book: insuredRateBook({ shared, local: localRateBook(nowMs), nowMs, log }),
    rates,
    nowMs,
  });
};
