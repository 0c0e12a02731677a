import { type IncomingMessage } from 'node:http';
import { notExecuted } from './refusal.ts';

const presented = (header: string | undefined): string | null => {
  const [scheme, credentials] = (header ?? '').split(' ');
  if (credentials === undefined || credentials === '') return null;
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  if (scheme?.toLowerCase() !== 'basic') return null;
  return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? null;
};

/**
 * Takes a request and the keys allowed (any test secret key when undefined) and gives the key it brought as Bearer
 * token or Basic user name; anything else is refused with 401 (Stripe doc "Authentication").
 */
export const authenticate = (request: IncomingMessage, allowed: readonly string[] | undefined): string => {
  const key = presented(request.headers.authorization);
  if (key === null)
    throw notExecuted(401, { type: 'invalid_request_error', message: 'You did not provide an API key.' });
  const known = allowed === undefined ? /^(sk|rk)_test_./.test(key) : allowed.includes(key);
  if (known) return key;
  const masked = `${key.slice(0, 8)}${'*'.repeat(12)}${key.slice(-4)}`;
  throw notExecuted(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${masked}` });
};
