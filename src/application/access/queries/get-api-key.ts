import { type ApiKeyId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type AccessPorts } from '../access-ports.ts';
import { apiKeyView, type ApiKeyView } from '../api-key-view.ts';
import { findOwn } from '../find-own.ts';

export const getApiKey =
  ({ keys, clock }: AccessPorts) =>
  async (tenantId: TenantId, id: ApiKeyId): Promise<Result<ApiKeyView, NotFound>> => {
    const key = await findOwn(keys, tenantId, id);
    return key ? ok(apiKeyView(key, clock.now())) : err(notFound);
  };

/** A tenant's keys, those that hold no more included. */
export const listApiKeys =
  ({ keys, clock }: AccessPorts) =>
  async (tenantId: TenantId, page: PageRequest): Promise<Page<ApiKeyView>> => {
    const { data, nextCursor } = await keys.list(tenantId, page);
    const at = clock.now();
    return { data: data.map((key) => apiKeyView(key, at)), nextCursor };
  };
