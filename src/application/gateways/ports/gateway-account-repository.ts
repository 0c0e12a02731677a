import { type GatewayAccount } from '#domain/gateways/gateway-account';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export interface GatewayAccountRepository {
  /** Whoever's it is: payments, webhooks and refunds know their account, and it knows its tenant. */
  find(id: GatewayAccountId): Promise<GatewayAccount | undefined>;
  /** The account that a request with this key was made to. */
  findByKey(tenantId: TenantId, key: string): Promise<GatewayAccount | undefined>;
  /** All accounts of a tenant, oldest first. */
  ofTenant(tenantId: TenantId): Promise<readonly GatewayAccount[]>;
  /** Accounts of all tenants by ascending id, those after one, or from the first. */
  inOrder(after: GatewayAccountId | null, limit: number): Promise<readonly GatewayAccount[]>;
  list(tenantId: TenantId, page: PageRequest): Promise<Page<GatewayAccount>>;
  /** Stores a new account. Throws KeyTaken when its idempotency key is in use. */
  insert(account: GatewayAccount): Promise<GatewayAccount>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded, KeyTaken when a new key is in use. */
  save(account: GatewayAccount): Promise<GatewayAccount>;
  /** Accounts with retired credentials that no longer hold, longest past first. */
  withExpired(now: Date, limit: number): Promise<readonly GatewayAccount[]>;
}
