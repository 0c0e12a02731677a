import { LRUCache } from 'lru-cache';
import {
  type RateAsk,
  type RateLimiter,
  type RateName,
  type RateVerdict,
} from '#application/shared/ports/rate-limiter';
import { isSpent, type Lease, newLease, spend } from './lease.ts';
import { type Rate, type RateBook } from './rate-book.ts';

export type Rates = Partial<Readonly<Record<RateName, Rate>>>;

const leasesMax = 100_000;

type Needs = Readonly<{ book: RateBook; rates: Rates; nowMs: () => number }>;

/**
 * Draws allowances from the book in small parts and spends these by itself: no process ever lets through what another has
 * let through already, and most requests ask nobody.
 */
export const leasingRateLimiter = ({ book, rates, nowMs }: Needs): RateLimiter => {
  const leases = new LRUCache<string, Lease>({ max: leasesMax });

  const leaseFor = ({ rate: name, of }: RateAsk): Lease | undefined => {
    const rate = rates[name];
    if (!rate) return undefined;
    const key = keyOf(name, of);
    const known = leases.get(key);
    if (known) return known;
    const made = newLease(key, rate);
    leases.set(key, made);
    return made;
  };

  return {
    take: (asks) => {
      const asked = asks.flatMap((ask) => leaseFor(ask) ?? []);
      if (asked.length === 0) return undefined;
      const spent = asked.map((lease) => spend(lease, book, nowMs));
      return spent.some((one) => typeof one !== 'boolean')
        ? Promise.all(spent.map((one) => Promise.resolve(one))).then((all) => verdictOn(asked, all, nowMs()))
        : verdictOn(asked, spent as readonly boolean[], nowMs());
    },
    exhausted: ({ rate, of }) => {
      const lease = leases.get(keyOf(rate, of));
      const now = nowMs();
      return lease && isSpent(lease, now) ? (lease.endsAtMs - now) / 1_000 : undefined;
    },
  };
};

const keyOf = (rate: RateName, of: string): string => `${rate}:${of}`;

/** In the words of the one that refuses, longest first; else of the one with the least left. */
const verdictOn = (leases: readonly Lease[], allowed: readonly boolean[], now: number): RateVerdict => {
  const refusing = leases
    .filter((_, place) => !allowed[place])
    .reduce<Lease | undefined>(
      (last, one) => (last && last.endsAtMs >= one.endsAtMs ? last : one),
      undefined,
    );
  const tightest =
    refusing ?? leases.reduce((least, one) => (remaining(one) < remaining(least) ? one : least));
  return {
    allowed: refusing === undefined,
    limit: tightest.rate.count,
    remaining: refusing ? 0 : remaining(tightest),
    resetSeconds: Math.max(0, tightest.endsAtMs - now) / 1_000,
    policy: leases.map(({ rate }) => `${rate.count};w=${rate.seconds}`).join(', '),
    isShared: leases.every(({ isShared }) => isShared),
  };
};

const remaining = ({ left, beyond }: Lease): number => left + beyond;
