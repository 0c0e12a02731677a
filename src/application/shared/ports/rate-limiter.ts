/** `resetSeconds`: until the caller has its full allowance again. */
export type RateVerdict = Readonly<{
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
}>;

export interface RateLimiter {
  /** Takes one request from what this caller may still ask. A synchronous answer spares the hot path a turn. */
  take(caller: string): RateVerdict | Promise<RateVerdict>;
}
