/** What is counted, by the names of the settings. `user-…` and `key-…` count per caller, the others per address. */
export const rateNames = [
  'address',
  'webhooks',
  'failures',
  'user',
  'user-read',
  'user-write',
  'user-money',
  'key',
  'key-read',
  'key-write',
  'key-money',
] as const;
export type RateName = (typeof rateNames)[number];

/** One more of this kind by this caller. Each kind counts callers for itself. */
export type RateAsk = Readonly<{ rate: RateName; of: string }>;

/** What came of the tightest of the rates asked for. */
export type RateVerdict = Readonly<{
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Until the caller has its full allowance again. */
  resetSeconds: number;
  /** Every limit that counted, as the header `RateLimit-Policy` says it. */
  policy: string;
  /** False when all processes could not be asked for longer than a moment, and this one counts by itself, or not at all. */
  isShared: boolean;
}>;

export interface RateLimiter {
  /**
   * Counts one of each. Never rejects. Undefined when none of these is limited. Mostly synchronous, which spares the hot path
   * a turn.
   */
  take(asks: readonly RateAsk[]): RateVerdict | undefined | Promise<RateVerdict | undefined>;
  /** In how many seconds the caller may try again, if this process knows that nothing is left. Counts nothing. */
  exhausted(ask: RateAsk): number | undefined;
}
