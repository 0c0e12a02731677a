import { type RateName } from '#application/shared/ports/rate-limiter';
import { type RateBook } from './rate-book.ts';

/** Not calls, but guesses: whoever lets all calls through means no guesser. */
const guesses: RateName = 'failures';

/** Gives whatever is asked for; only guesses are counted on. */
export const openRateBook = (local: RateBook): RateBook => ({
  draw: (draw) =>
    draw.key.startsWith(`${guesses}:`)
      ? local.draw(draw)
      : Promise.resolve({
          given: draw.wanted,
          left: draw.rate.count,
          endsInMs: draw.rate.seconds * 1_000,
          isShared: false,
        }),
});
