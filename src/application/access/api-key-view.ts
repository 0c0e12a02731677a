import { type ApiKey, keyStatus, type KeyStatus, stillRetiring } from '#domain/access/api-key';

/** A key as its admins may see it: of its secrets only how they end. */
export type ApiKeyView = Pick<
  ApiKey,
  'id' | 'name' | 'roles' | 'scopes' | 'createdBy' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'revokedAt'
> &
  Readonly<{
    status: KeyStatus;
    ending: string;
    retired: readonly Readonly<{ ending: string; until: Date }>[];
  }>;

export const apiKeyView = (key: ApiKey, at: Date): ApiKeyView => ({
  id: key.id,
  name: key.name,
  roles: key.roles,
  scopes: key.scopes,
  createdBy: key.createdBy,
  createdAt: key.createdAt,
  lastUsedAt: key.lastUsedAt,
  expiresAt: key.expiresAt,
  revokedAt: key.revokedAt,
  status: keyStatus(key, at),
  ending: key.secret.ending,
  retired: stillRetiring(key, at).map(({ ending, until }) => ({ ending, until })),
});

/** A key with its secret, the only time it is shown. `token` is null when the answer repeats an earlier one. */
export type NewSecret = Readonly<{ key: ApiKeyView; token: string | null }>;
