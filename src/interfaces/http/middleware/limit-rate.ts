import { type Actor } from '#application/shared/actor';
import { type RateAsk, type RateLimiter } from '#application/shared/ports/rate-limiter';
import { err, ok, type Result } from '#domain/shared/result';
import { type Anonymous } from '../endpoint.ts';
import { type Problem } from '../problem.ts';
import { type Visit } from '../visit.ts';
import { addressBlock } from './address-block.ts';
import { type Counted, rateClassOf } from './rate-class.ts';
import { rateLimited } from './rate-limited.ts';

export type RateLimiting = Readonly<{
  limiter: RateLimiter;
  /** Whether calls that move money are refused while processes can't count together. */
  moneyNeedsShared: boolean;
}>;

/** Counts the call by where it comes from, and by who asks and what for when that is known. */
export const limitRate = async (
  { limiter, moneyNeedsShared }: RateLimiting,
  operation: Counted,
  caller: Result<Actor | Anonymous, Problem>,
  visit: Visit,
): Promise<Result<undefined, Problem>> => {
  const rateClass = rateClassOf(operation);
  const taken = limiter.take(
    rateClass === 'webhooks'
      ? [{ rate: 'webhooks', of: addressBlock(visit.address) }]
      : [{ rate: 'address', of: addressBlock(visit.address) }, ...asksOf(caller, rateClass)],
  );
  const verdict = taken instanceof Promise ? await taken : taken;
  if (!verdict) return ok(undefined);

  const reset = String(Math.ceil(verdict.resetSeconds));
  visit.headers = {
    'RateLimit-Limit': String(verdict.limit),
    'RateLimit-Remaining': String(verdict.remaining),
    'RateLimit-Reset': reset,
    'RateLimit-Policy': verdict.policy,
  };
  if (!verdict.allowed) return err(rateLimited(verdict.resetSeconds));
  if (moneyNeedsShared && rateClass === 'money' && !verdict.isShared) return err(unavailable);
  return ok(undefined);
};

const asksOf = (
  caller: Result<Actor | Anonymous, Problem>,
  rateClass: 'money' | 'write' | 'read',
): readonly RateAsk[] => {
  if (!caller.ok || !('subject' in caller.value)) return [];
  const { apiKey, tenantId, subject } = caller.value;
  const kind = apiKey ? 'key' : 'user';
  const of = apiKey ? apiKey.id : `${tenantId}:${subject}`;
  return [
    { rate: kind, of },
    { rate: `${kind}-${rateClass}`, of },
  ];
};

/** Nothing was done yet, so the same request may come again, under the same key. */
const unavailable: Problem = {
  status: 503,
  code: 'rate-limit-unavailable',
  headers: { 'Retry-After': '1' },
};
