import { z } from 'zod';
import { type ApiKeyView, type NewSecret } from '#application/access/api-key-view';

const instant = z.iso.datetime();
const ending = z.string().describe('The last letters of the secret, to tell which one a service has');

export const ApiKeyResource = z
  .object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.enum(['seller', 'admin', 'platform'])),
    scopes: z.array(z.string()),
    status: z.enum(['active', 'expired', 'revoked']),
    ending,
    retired: z.array(z.object({ ending, until: instant })).describe('Replaced, but believed until then'),
    createdBy: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable().describe('To the minute'),
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

export const NewApiKeyResource = ApiKeyResource.extend({
  secret: z
    .string()
    .nullable()
    .describe(
      'What the service sends: "Authorization: Bearer sk_…". Shown this once; null in a repeated answer',
    ),
}).meta({ id: 'NewApiKey' });

export const toApiKeyResource = (key: ApiKeyView): z.input<typeof ApiKeyResource> => ({
  id: key.id,
  name: key.name,
  roles: [...key.roles],
  scopes: [...key.scopes],
  status: key.status,
  ending: key.ending,
  retired: key.retired.map(({ ending: letters, until }) => ({ ending: letters, until: until.toISOString() })),
  createdBy: key.createdBy,
  createdAt: key.createdAt.toISOString(),
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
});

export const toNewApiKeyResource = ({ key, token }: NewSecret): z.input<typeof NewApiKeyResource> => ({
  ...toApiKeyResource(key),
  secret: token,
});
