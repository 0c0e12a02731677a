import { type Log } from '#application/shared/ports/log';
import { type Grant, type RateBook } from './rate-book.ts';

/** A request waits for Redis no longer than this, and after that nobody asks it for a while. */
const patienceMs = 250;
const restMs = 1_000;

type Needs = Readonly<{
  shared: RateBook;
  /** What is asked while the shared book does not answer. */
  standIn: RateBook;
  /**
   * For how long what the stand-in gives passes for shared: a connection that breaks is there again within moments, and
   * until then no process can give away much.
   */
  graceMs: number;
  nowMs: () => number;
  log: Log;
}>;

/** The shared book, or while it does not answer its stand-in. Never rejects. */
export const insuredRateBook = ({ shared, standIn, graceMs, nowMs, log }: Needs): RateBook => {
  let restsUntilMs = 0;
  let awaySinceMs: number | undefined;

  const heard = (grant: Grant): Grant => {
    if (awaySinceMs !== undefined) log.info('rates-shared-again');
    awaySinceMs = undefined;
    return grant;
  };
  const lost = (error: unknown): void => {
    const now = nowMs();
    restsUntilMs = now + restMs;
    if (awaySinceMs === undefined) log.warn('rates-not-shared', { error });
    awaySinceMs ??= now;
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
      const grant = await standIn.draw({ ...draw, wanted: draw.needed });
      const awayMs = awaySinceMs === undefined ? 0 : nowMs() - awaySinceMs;
      return { ...grant, isShared: awayMs < graceMs };
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
