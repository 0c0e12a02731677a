import { type Log } from '#application/shared/ports/log';
import { type Grant, type RateBook } from './rate-book.ts';

/** A request waits for Redis no longer than this, and after that nobody asks it for a while. */
const patienceMs = 250;
const restMs = 1_000;

type Needs = Readonly<{ shared: RateBook; local: RateBook; nowMs: () => number; log: Log }>;

/** The shared book, or while it does not answer the local one. Never rejects. */
export const insuredRateBook = ({ shared, local, nowMs, log }: Needs): RateBook => {
  let restsUntilMs = 0;
  let isAway = false;

  const heard = (grant: Grant): Grant => {
    if (isAway) log.info('rates-shared-again');
    isAway = false;
    return grant;
  };
  const lost = (error: unknown): void => {
    restsUntilMs = nowMs() + restMs;
    if (!isAway) log.warn('rates-not-shared', { error });
    isAway = true;
  };

  return {
    draw: async (draw) => {
      if (nowMs() >= restsUntilMs)
        try {
          return heard(await within(patienceMs, shared.draw(draw)));
        } catch (failure) {
          lost(failure);
        }
      // Nothing in stock, so that the shared book is asked again as soon as it may.
      return local.draw({ ...draw, wanted: draw.needed });
    },
  };
};

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};
