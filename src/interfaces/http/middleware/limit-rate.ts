import { type Actor } from '#application/shared/actor';
import { type RateLimiter } from '#application/shared/ports/rate-limiter';
import { err, ok, type Result } from '#domain/shared/result';
import { type Anonymous } from '../endpoint.ts';
import { type Problem } from '../problem.ts';
import { type Visit } from '../visit.ts';

/** Counts by who asks, or by address for those who did not say (so that guessing tokens is slow as well). */
export const limitRate = async (
  limiter: RateLimiter | undefined,
  caller: Result<Actor | Anonymous, Problem>,
  visit: Visit,
): Promise<Result<undefined, Problem>> => {
  if (!limiter) return ok(undefined);
  const who =
    caller.ok && 'subject' in caller.value
      ? `${caller.value.tenantId}:${caller.value.subject}`
      : visit.address;
  const { allowed, limit, remaining, resetSeconds } = await limiter.take(who);
  const reset = String(Math.ceil(resetSeconds));
  visit.headers = {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': reset,
  };
  return allowed
    ? ok(undefined)
    : err({ status: 429, code: 'rate-limited', headers: { 'Retry-After': reset } });
};
