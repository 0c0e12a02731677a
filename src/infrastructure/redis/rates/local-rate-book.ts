import { LRUCache } from 'lru-cache';
import { type RateBook } from './rate-book.ts';

type Window = Readonly<{ used: number; endsAtMs: number }>;
const windowsMax = 50_000;

/** Allowances of this process alone, for as long as it can't ask for shared ones. */
export const localRateBook = (nowMs: () => number): RateBook => {
  const windows = new LRUCache<string, Window>({ max: windowsMax });
  return {
    draw: ({ key, rate, wanted }) => {
      const now = nowMs();
      const known = windows.get(key);
      const { used, endsAtMs } =
        known && known.endsAtMs > now ? known : { used: 0, endsAtMs: now + rate.seconds * 1_000 };
      const given = Math.max(0, Math.min(wanted, rate.count - used));
      windows.set(key, { used: used + given, endsAtMs });
      return Promise.resolve({
        given,
        left: rate.count - used - given,
        endsInMs: endsAtMs - now,
        isShared: false,
      });
    },
  };
};
