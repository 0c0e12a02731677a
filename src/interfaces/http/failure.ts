import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { Unavailable } from '#application/shared/unavailable';
import { type Problem } from './problem.ts';

const retryAfter = { 'Retry-After': '1' };

/** What an exception looks like from outside. Nothing of it is told: the log has it, under the request id. */
export const failureProblem = (failure: unknown): Problem => {
  if (failure instanceof ConcurrencyConflict) return { status: 409, code: 'conflict', headers: retryAfter };
  if (failure instanceof Unavailable) return { status: 503, code: 'unavailable', headers: retryAfter };
  return { status: 500, code: 'internal-error' };
};
