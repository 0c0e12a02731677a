import { type Log } from '#application/shared/ports/log';
import { type RateLimiter } from '#application/shared/ports/rate-limiter';
import { addressBlock } from './address-block.ts';

/** Counts failed authentications by address. */
export type GuessingGuard = Readonly<{
  /** In how many seconds credentials from there are looked at again; undefined: now. */
  shutFor(address: string): number | undefined;
  failed(address: string): void;
}>;

/** Nobody waits for the count: a guess is refused whatever it says. What is too much, later ones from there meet. */
export const guardAgainstGuessing = ({
  limiter,
  log,
}: Readonly<{ limiter: RateLimiter; log: Log }>): GuessingGuard => {
  const askOf = (address: string) => ({ rate: 'failures', of: addressBlock(address) }) as const;
  return {
    shutFor: (address) => limiter.exhausted(askOf(address)),
    failed: (address) => {
      const count = async (): Promise<void> => {
        const verdict = await limiter.take([askOf(address)]);
        if (verdict?.allowed && verdict.remaining === 0)
          log.warn('guessing-refused', { address, limit: verdict.limit, forSeconds: verdict.resetSeconds });
      };
      void count();
    },
  };
};
