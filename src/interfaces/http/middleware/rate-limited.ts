import { type Problem } from '../problem.ts';

/** A whole second at least, so that nobody is told to come back at once. */
export const rateLimited = (seconds: number, detail?: string): Problem => ({
  status: 429,
  code: 'rate-limited',
  detail,
  headers: { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) },
});
