import { type OwnPack } from '#domain/credits/credit-pack';
import { type CreditPackId, type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

/** The packs that tenants made themselves. */
export interface PackRepository {
  find(tenantId: TenantId, id: CreditPackId): Promise<OwnPack | undefined>;
  findByKey(tenantId: TenantId, key: string): Promise<OwnPack | undefined>;
  /** Whether a tenant ever made one, on sale or not. */
  hasAny(tenantId: TenantId): Promise<boolean>;
  /** Throws KeyTaken when its key is in use. */
  insert(pack: OwnPack): Promise<OwnPack>;
  /** Throws ConcurrencyConflict when someone saved first. */
  save(pack: OwnPack): Promise<OwnPack>;
  /** Newest first. */
  list(
    tenantId: TenantId,
    filter: Readonly<{ onSale?: true | undefined }>,
    page: PageRequest,
  ): Promise<Page<OwnPack>>;
}
