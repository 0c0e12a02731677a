import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Actor } from '#application/shared/actor';
import { type Clock } from '#application/shared/ports/clock';
import { err, ok, type Result } from '#domain/shared/result';
import { type Problem } from '../problem.ts';

export type Identity = Pick<Actor, 'tenantId' | 'subject' | 'roles'>;
/** `trustUntil`: how long the same credential may be believed without another look. */
export type Verified = Readonly<{ identity: Identity; trustUntil: Date }>;

/** One kind of credential: a JWT, an API key. A new kind is one more of these in the list. */
export type CredentialVerifier = Readonly<{
  /** Whether it has the form of this kind. The first that says so decides. */
  recognises(credential: string): boolean;
  /** Answers in words why a credential is not valid. Throws Unavailable when that can't be found out. */
  verify(credential: string): Promise<Result<Verified, string>>;
}>;

/** Synchronous when the credential is known, so that a repeated one costs microseconds. */
export type Authenticate = (
  authorization: string | undefined,
) => Result<Identity, Problem> | Promise<Result<Identity, Problem>>;

const knownMax = 10_000;

export const authenticate = ({
  credentials,
  clock,
}: Readonly<{ credentials: readonly CredentialVerifier[]; clock: Clock }>): Authenticate => {
  /** By digest, so that a memory dump holds no credential. */
  const known = new LRUCache<string, Verified>({ max: knownMax });

  const verify = async (credential: string, digest: string): Promise<Result<Identity, Problem>> => {
    const verifier = credentials.find(({ recognises }) => recognises(credential));
    if (!verifier) return err(unauthenticated('The credential has no form that is known here.'));
    const verified = await verifier.verify(credential);
    if (!verified.ok) return err(unauthenticated(verified.error));
    known.set(digest, verified.value);
    return ok(verified.value.identity);
  };

  return (authorization) => {
    if (authorization === undefined) return err(missing);
    const [, credential] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (credential === undefined)
      return err(unauthenticated('The Authorization header is not "Bearer <token>".'));

    const digest = hash('sha256', credential, 'base64');
    const trusted = known.get(digest);
    if (trusted && trusted.trustUntil > clock.now()) return ok(trusted.identity);
    return verify(credential, digest);
  };
};

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
