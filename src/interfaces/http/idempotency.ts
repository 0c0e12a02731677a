import { hash } from 'node:crypto';
import { type Idempotency } from '#application/shared/idempotency';
import { err, ok, type Result } from '#domain/shared/result';
import { canonicalJson } from './canonical-json.ts';
import { type Exchange } from './endpoint.ts';
import { type Problem } from './problem.ts';

/** Visible ASCII, so that a key survives every log, shell and header on the way. */
const sane = /^[\x21-\x7e]{1,255}$/;

/** The refusals of every use case that takes a key; spread them into a route's own. */
export const idempotencyRefusals = {
  'idempotency-key-reused': 422,
  'idempotency-in-flight': { status: 409, headers: () => ({ 'Retry-After': '1' }) },
} as const;

export const readIdempotency = (exchange: Exchange): Result<Idempotency, Problem> => {
  const key = exchange.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return err({ status: 400, code: 'idempotency-key-required' });
  if (!sane.test(key)) return err({ status: 400, code: 'idempotency-key-invalid' });
  return ok({ key, requestHash: requestHash(exchange) });
};

/** SHA-256 over method, concrete path and body; the order of keys and the white space of the body do not count. */
const requestHash = ({ method, path, body }: Exchange): string =>
  hash('sha256', `${method} ${path}\n${canonicalJson(body ?? {})}`, 'base64url');
