import { type ApiKey } from '#domain/access/api-key';
import { type ApiKeyId, type TenantId } from '#domain/shared/ids';
import { type ApiKeyRepository } from './ports/api-key-repository.ts';

/** The key, if it is this tenant's: those of others do not exist for it. */
export const findOwn = async (
  keys: ApiKeyRepository,
  tenantId: TenantId,
  id: ApiKeyId,
): Promise<ApiKey | undefined> => {
  const key = await keys.find(id);
  return key?.tenantId === tenantId ? key : undefined;
};
