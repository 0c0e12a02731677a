import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { type Clock } from '#application/shared/ports/clock';
import { Unavailable } from '#application/shared/unavailable';
import { err, type Result } from '#domain/shared/result';
import { type CredentialVerifier, type Verified } from './authenticate.ts';
import { readClaims } from './jwt-claims.ts';

export type JwtOptions = Readonly<{
  /** HS256 secrets of at least 32 bytes; several while one replaces another. */
  secrets?: readonly string[];
  /** Where the public keys for RS256 and ES256 are. */
  jwksUrl?: string | undefined;
  issuer?: string | undefined;
  audience?: string | undefined;
  clock: Clock;
}>;

/** RFC 7518 §3.2: a key as long as the hash. */
const secretBytesMin = 32;
const clockToleranceSeconds = 30;
/** A key that is not in the set makes us ask again, but not more often than this. */
const jwksCooldownMs = 30_000;
const jwksTimeoutMs = 5_000;
const jwksCacheMs = 600_000;

const compactJws = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Tokens of an identity provider. Each kind of key meets only its own algorithms, so none can pose as another's. */
export const jwtCredential = (options: JwtOptions): CredentialVerifier => {
  const secrets = (options.secrets ?? []).map(secretKey);
  const keySet = options.jwksUrl === undefined ? undefined : remoteKeys(options.jwksUrl);

  const verifySigned = async (
    token: string,
    key: Uint8Array | JWTVerifyGetKey,
  ): Promise<Result<Verified, string>> => {
    const algorithms = key instanceof Uint8Array ? ['HS256'] : ['RS256', 'ES256'];
    const checks = {
      algorithms,
      clockTolerance: clockToleranceSeconds,
      currentDate: options.clock.now(),
      ...(options.issuer !== undefined && { issuer: options.issuer }),
      ...(options.audience !== undefined && { audience: options.audience }),
    };
    try {
      const { payload } = await (key instanceof Uint8Array
        ? jwtVerify(token, key, checks)
        : jwtVerify(token, key, checks));
      return claimsIn(payload);
    } catch (failure) {
      return err(reasonOf(failure));
    }
  };

  return {
    recognises: (credential) => compactJws.test(credential),
    verify: async (token) => {
      const keys = keysFor(algorithmOf(token), secrets, keySet);
      let verified: Result<Verified, string> = err(
        'The token is signed with an algorithm that is not accepted here.',
      );
      for (const key of keys) {
        verified = await verifySigned(token, key);
        if (verified.ok || verified.error !== badSignature) return verified;
      }
      return verified;
    },
  };
};

const badSignature = 'The signature of the token is not valid.';

const secretKey = (secret: string): Uint8Array => {
  const key = new TextEncoder().encode(secret);
  if (key.length < secretBytesMin)
    throw new RangeError(`a JWT secret needs at least ${secretBytesMin} bytes`);
  return key;
};

const remoteKeys = (url: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), {
    cooldownDuration: jwksCooldownMs,
    timeoutDuration: jwksTimeoutMs,
    cacheMaxAge: jwksCacheMs,
  });

const keysFor = (
  algorithm: string | undefined,
  secrets: readonly Uint8Array[],
  keySet: JWTVerifyGetKey | undefined,
): readonly (Uint8Array | JWTVerifyGetKey)[] => {
  if (algorithm === 'HS256') return secrets;
  if (algorithm === 'RS256' || algorithm === 'ES256') return keySet ? [keySet] : [];
  return [];
};

const algorithmOf = (token: string): string | undefined => {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return undefined; // Not a JWT: no key fits, so it is refused.
  }
};

const claimsIn = (payload: JWTPayload): Result<Verified, string> => {
  const claims = readClaims(payload);
  if (!claims.ok) return claims;
  const { exp, ...identity } = claims.value;
  return { ok: true, value: { identity, trustUntil: new Date((exp + clockToleranceSeconds) * 1000) } };
};

/** What jose objects to is the token's fault, unless it could not get the keys. */
const reasonOf = (failure: unknown): string => {
  if (failure instanceof errors.JWTExpired) return 'The token has expired.';
  if (failure instanceof errors.JWTClaimValidationFailed) return claimReason(failure);
  if (failure instanceof errors.JWSSignatureVerificationFailed) return badSignature;
  if (failure instanceof errors.JWKSNoMatchingKey || failure instanceof errors.JWKSMultipleMatchingKeys)
    return 'The token is signed with a key that is not known here.';
  if (
    failure instanceof errors.JWSInvalid ||
    failure instanceof errors.JWTInvalid ||
    failure instanceof errors.JOSENotSupported
  )
    return 'The token is not a valid JWT.';
  throw new Unavailable('the keys of the identity provider can not be read', { cause: failure });
};

const claimReason = ({ claim, reason }: errors.JWTClaimValidationFailed): string =>
  reason === 'missing'
    ? `The token lacks the claim "${claim}".`
    : `The claim "${claim}" of the token is not acceptable.`;
