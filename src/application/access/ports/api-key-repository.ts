import { type ApiKey } from '#domain/access/api-key';
import { type ApiKeyId, type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export interface ApiKeyRepository {
  /** Whoever's it is: a service that shows a key does not say whose it is. */
  find(id: ApiKeyId): Promise<ApiKey | undefined>;
  /** The key that a request with this idempotency key made. */
  findByRequest(tenantId: TenantId, key: string): Promise<ApiKey | undefined>;
  /** Keys that are not revoked. */
  count(tenantId: TenantId): Promise<number>;
  list(tenantId: TenantId, page: PageRequest): Promise<Page<ApiKey>>;
  /** Stores a new key. Throws KeyTaken when the idempotency key of its request is in use. */
  insert(key: ApiKey): Promise<ApiKey>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded. */
  save(key: ApiKey): Promise<ApiKey>;
  /** Notes that the key was used, unless a later use is noted. Bookkeeping: the version stays, and it may be lost. */
  noteUse(id: ApiKeyId, at: Date): Promise<void>;
}
