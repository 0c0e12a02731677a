import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Actor } from '#application/shared/actor';
import { type Clock } from '#application/shared/ports/clock';
import { err, ok, type Result } from '#domain/shared/result';
import { type Problem } from '../problem.ts';
import { type GuessingGuard } from './guard-against-guessing.ts';
import { rateLimited } from './rate-limited.ts';

export type Identity = Pick<Actor, 'tenantId' | 'subject' | 'roles' | 'apiKey'>;
/** `trustUntil`: how long the same credential may be believed without another look. */
export type Verified = Readonly<{ identity: Identity; trustUntil: Date }>;

/** One kind of credential: a JWT, an API key. A new kind is one more of these in the list. */
export type CredentialVerifier = Readonly<{
  /** Whether it has the form of this kind. The first that says so decides. */
  recognises(credential: string): boolean;
  /** Answers in words why a credential is not valid. Throws Unavailable when that can't be found out. */
  verify(credential: string): Promise<Result<Verified, string>>;
}>;

/** Synchronous when the credential is known, so that a repeated one costs microseconds. `address`: where the request is from. */
export type Authenticate = (
  authorization: string | undefined,
  address?: string,
) => Result<Identity, Problem> | Promise<Result<Identity, Problem>>;

const knownMax = 10_000;

type Needs = Readonly<{
  credentials: readonly CredentialVerifier[];
  clock: Clock;
  /** Without it anybody may try as often as they like. */
  guard?: GuessingGuard | undefined;
}>;

export const authenticate = ({ credentials, clock, guard }: Needs): Authenticate => {
  /** By digest, so that a memory dump holds no credential. */
  const known = new LRUCache<string, Verified>({ max: knownMax });

  const verify = async (
    credential: string,
    digest: string,
    address: string,
  ): Promise<Result<Identity, Problem>> => {
    const verifier = credentials.find(({ recognises }) => recognises(credential));
    const verified = verifier
      ? await verifier.verify(credential)
      : err('The credential has no form that is known here.');
    if (!verified.ok) {
      guard?.failed(address);
      return err(unauthenticated(verified.error));
    }
    known.set(digest, verified.value);
    return ok(verified.value.identity);
  };

  return (authorization, address = '') => {
    if (authorization === undefined) return err(missing);
    const [, credential] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (credential === undefined)
      return err(unauthenticated('The Authorization header is not "Bearer <token>".'));

    const digest = hash('sha256', credential, 'base64');
    const trusted = known.get(digest);
    if (trusted && trusted.trustUntil > clock.now()) return ok(trusted.identity);
    // What is known to be good comes through, so that nobody is shut out by a guesser behind the same address.
    const shutFor = guard?.shutFor(address);
    if (shutFor !== undefined) return err(rateLimited(shutFor, tooManyFailures));
    return verify(credential, digest, address);
  };
};

const tooManyFailures =
  'Too many credentials from this address were not valid. Wait as long as Retry-After says before you try another.';

const missing: Problem = {
  status: 401,
  code: 'unauthenticated',
  headers: { 'WWW-Authenticate': 'Bearer realm="kassa"' },
};

/** RFC 6750 §3. Reasons are constants of ours, so they need no quoting; they never repeat the credential. */
const unauthenticated = (reason: string): Problem => ({
  status: 401,
  code: 'unauthenticated',
  detail: reason,
  headers: {
    'WWW-Authenticate': `Bearer realm="kassa", error="invalid_token", error_description="${reason.replaceAll('"', "'")}"`,
  },
});
