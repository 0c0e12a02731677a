import { type NewSecret } from '#application/access/api-key-view';
import { CreateApiKey } from '#application/access/commands/create-api-key';
import { RotateApiKey } from '#application/access/commands/rotate-api-key';
import { type AccessUseCases } from '#application/access/index';
import { idempotencyRefusals } from '../idempotency.ts';
import { route } from '../route.ts';
import { NewApiKeyResource, toNewApiKeyResource } from './api-key-resource.ts';
import { ApiKeyPath } from './api-keys.route.ts';

const shared = { tag: 'API keys', access: ['admin', 'platform'] } as const;
const { 'idempotency-key-reused': keyReused } = idempotencyRefusals;

type Exceeding = Readonly<{ field: string; what: string }>;
const exceedsYourOwn = {
  status: 403,
  detail: ({ field, what }: Exceeding) =>
    `${field} has ${what}, which is not yours to give. Ask for less, or let somebody with more do it.`,
} as const;

export const createApiKeyRoute = route<AccessUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/admin/api-keys',
    summary: 'Make a key for a service of yours',
    description:
      'The secret is in this answer and is never shown again. A lost answer is no harm: revoke the key, or rotate it for another secret. Keys with the role platform are made by who operates the platform.',
    idempotent: 'optional',
    body: CreateApiKey,
    reply: NewApiKeyResource,
    status: 201,
    headers: ({ key }: NewSecret) => ({ Location: `/api/v1/admin/api-keys/${key.id}` }),
    replayed: ({ token }: NewSecret) => token === null,
    refusals: {
      'idempotency-key-reused': keyReused,
      'exceeds-your-own': exceedsYourOwn,
      'expires-in-the-past': {
        status: 422,
        detail: () => 'expiresAt is not in the future. Leave it out for a key that does not expire.',
      },
      'too-many-api-keys': {
        status: 422,
        detail: () =>
          'Your tenant has as many keys as it may. Revoke one that nobody uses: lastUsedAt tells.',
      },
    },
    examples: { body: { name: 'Shop backend', roles: ['admin'], scopes: ['payments:*', 'refunds:write'] } },
  },
  (app, { actor, idempotency, body: asked }) => app.createApiKey({ actor, idempotency, asked }),
  toNewApiKeyResource,
);

export const rotateApiKeyRoute = route<AccessUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/admin/api-keys/:apiKeyId/rotate',
    summary: 'Give a key another secret',
    description:
      'The new one holds at once, earlier ones for overlapMs more: a day, unless you say otherwise. A repeated request is answered without the secret.',
    idempotent: 'optional',
    params: ApiKeyPath,
    body: RotateApiKey,
    reply: NewApiKeyResource,
    status: 200,
    replayed: ({ token }: NewSecret) => token === null,
    refusals: {
      'idempotency-key-reused': keyReused,
      'not-found': 404,
      'exceeds-your-own': exceedsYourOwn,
      'api-key-ended': {
        status: 409,
        detail: ({ status }: Readonly<{ status: string }>) => `The key is ${status}. Make a new one.`,
      },
      'too-many-retired-secrets': {
        status: 409,
        detail: ({ until }: Readonly<{ until: Date }>) =>
          `Too many earlier secrets still hold, the first until ${until.toISOString()}. Wait, or rotate with a shorter overlapMs.`,
      },
    },
    examples: { body: { overlapMs: 3_600_000 } },
  },
  (app, { actor, params, idempotency, body: { overlapMs } }) =>
    app.rotateApiKey({ actor, id: params.apiKeyId, overlapMs, idempotency }),
  toNewApiKeyResource,
);
