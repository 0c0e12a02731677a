import { type ApiKeyId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';

/** Keys are for services, so never for customers. */
export const keyRoles = ['seller', 'admin', 'platform'] as const;
export type KeyRole = (typeof keyRoles)[number];

/** What is kept of a secret: its digest, and its last letters, by which people tell secrets apart. */
export type KeptSecret = Readonly<{ hash: string; ending: string }>;
/** Replaced, but believed until, not including, this instant. */
export type RetiredSecret = KeptSecret & Readonly<{ until: Date }>;

/** A request that can be known again: its idempotency key, and the hash of what it asked for. */
export type KeyRequest = Readonly<{ key: string; hash: string }>;

/** What a service of a tenant proves itself with, and what it may do with it. */
export type ApiKey = Readonly<{
  id: ApiKeyId;
  tenantId: TenantId;
  version: number;
  name: string;
  roles: readonly KeyRole[];
  scopes: readonly string[];
  secret: KeptSecret;
  retired: readonly RetiredSecret[];
  /** The request that made it, when it could be repeated. */
  request: KeyRequest | null;
  /** Those that gave it another secret, newest first, as far as they can be repeated. */
  rotations?: readonly KeyRequest[];
  createdBy: string;
  createdAt: Date;
  /** About: it is written at most once a minute. */
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}>;

export const keysMax = 100;
export const overlapDefaultMs = 86_400_000;
export const overlapMaxMs = 30 * 86_400_000;
export const retiredMax = 5;
const rotationsMax = 20;

/** A new key, good from now on. */
export const createKey = (
  given: Omit<ApiKey, 'version' | 'retired' | 'lastUsedAt' | 'revokedAt'>,
): ApiKey => ({ ...given, version: 0, retired: [], lastUsedAt: null, revokedAt: null });

export type KeyStatus = 'active' | 'expired' | 'revoked';
export const keyStatus = ({ revokedAt, expiresAt }: ApiKey, at: Date): KeyStatus => {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= at ? 'expired' : 'active';
};

/** The secrets that the key is believed by at this instant: none once it is revoked or has expired. */
export const believedSecrets = (key: ApiKey, at: Date): readonly KeptSecret[] =>
  keyStatus(key, at) === 'active' ? [key.secret, ...stillRetiring(key, at)] : [];

export const stillRetiring = ({ retired }: ApiKey, at: Date): readonly RetiredSecret[] =>
  retired.filter(({ until }) => until > at);

/** Ends the key now. One that is revoked stays as it is, so that doing it again changes nothing. */
export const revokeKey = (key: ApiKey, at: Date): ApiKey =>
  key.revokedAt ? key : { ...key, retired: [], revokedAt: at };

export type KeyEnded = Readonly<{ code: 'api-key-ended'; status: 'expired' | 'revoked' }>;
export type TooManySecrets = Readonly<{ code: 'too-many-retired-secrets'; until: Date }>;

/**
 * Another secret from now on. The present one, and those retired before, are believed for `overlapMs` more at most: with 0
 * only the new one is, which is what one wants after a leak. `request`: what asked for it, to be known again.
 */
export const rotateKey = (
  key: ApiKey,
  {
    secret,
    overlapMs,
    request,
  }: Readonly<{ secret: KeptSecret; overlapMs: number; request?: KeyRequest | undefined }>,
  at: Date,
): Result<ApiKey, KeyEnded | TooManySecrets> => {
  const status = keyStatus(key, at);
  if (status !== 'active') return err({ code: 'api-key-ended', status });
  const end = new Date(at.getTime() + overlapMs);
  const retired = [{ ...key.secret, until: end }, ...key.retired]
    .map((old) => (old.until > end ? { ...old, until: end } : old))
    .filter(({ until }) => until > at);
  if (retired.length > retiredMax) {
    const first = Math.min(...retired.slice(1).map(({ until }) => until.getTime()));
    return err({ code: 'too-many-retired-secrets', until: new Date(first) });
  }
  const rotations = request && { rotations: [request, ...(key.rotations ?? [])].slice(0, rotationsMax) };
  return ok({ ...key, secret, retired, ...rotations });
};
