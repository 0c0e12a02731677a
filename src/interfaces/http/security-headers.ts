import helmet from 'helmet';
import { type ReplyHeaders } from './reply.ts';

/** `'none'` by default: an API answer has no business loading anything. */
const apiPolicy = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };
/** Only what this server serves itself, so that the page works offline and tells nobody who reads it. */
const pagePolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // Swagger UI sets style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/**
 * For pages on which people pay: no script at all, and nobody may frame them. A form comes to us, but its answer may send the
 * payer on to a provider, and browsers hold the rule for forms against that too; who that is depends on the account.
 */
const hostedPolicy = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'", 'https:', 'http://127.0.0.1:*', 'http://localhost:*'],
  'frame-ancestors': ["'none'"],
};

type Middleware = (request: object, response: object, next: (failure?: unknown) => void) => void;

/** Helmet's headers never change, so it runs once at the start and not on every request. */
const headersOf = (directives: Record<string, string[]>): ReplyHeaders => {
  const headers: Record<string, string> = {};
  const collector = {
    setHeader: (name: string, value: string) => void (headers[name] = value),
    removeHeader: () => undefined,
  };
  const middleware = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
  }) as unknown as Middleware;
  middleware({}, collector, (failure) => {
    if (failure instanceof Error) throw failure;
  });
  return headers;
};

/** For every answer. Payments are nobody else's to keep, so no cache may. */
export const securityHeaders: ReplyHeaders = { ...headersOf(apiPolicy), 'Cache-Control': 'no-store' };
/** For an HTML page instead. */
export const pageHeaders: ReplyHeaders = headersOf(pagePolicy);
/** For a page that people pay on. Like everything else of theirs, no cache keeps it. */
export const hostedPageHeaders: ReplyHeaders = headersOf(hostedPolicy);
