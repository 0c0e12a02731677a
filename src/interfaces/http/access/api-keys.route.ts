import { z } from 'zod';
import { type ApiKeyView } from '#application/access/api-key-view';
import { type AccessUseCases } from '#application/access/index';
import { type Page } from '#application/shared/page';
import { ApiKeyIdSchema } from '#application/shared/schemas';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { ApiKeyResource, toApiKeyResource } from './api-key-resource.ts';

export const ApiKeyPath = z.strictObject({ apiKeyId: ApiKeyIdSchema });
const shared = { tag: 'API keys', access: ['admin', 'platform'] } as const;

export const listApiKeysRoute = route<AccessUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/admin/api-keys',
    summary: 'The keys of your tenant, newest first, those that hold no more included',
    query: listOf('key'),
    reply: page(ApiKeyResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query }) => ok(await app.listApiKeys(actor.tenantId, query)),
  ({ data, nextCursor }: Page<ApiKeyView>) => ({ data: data.map(toApiKeyResource), nextCursor }),
);

export const getApiKeyRoute = route<AccessUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/admin/api-keys/:apiKeyId',
    summary: 'One key, without its secret',
    params: ApiKeyPath,
    reply: ApiKeyResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getApiKey(actor.tenantId, params.apiKeyId),
  toApiKeyResource,
);

export const revokeApiKeyRoute = route<AccessUseCases>()(
  {
    ...shared,
    method: 'delete',
    path: '/api/v1/admin/api-keys/:apiKeyId',
    summary: 'End a key for good',
    description: 'Within a second nobody gets in with it any more. It stays on record.',
    params: ApiKeyPath,
    reply: ApiKeyResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.revokeApiKey({ actor, id: params.apiKeyId }),
  toApiKeyResource,
);
