import { type MethodStatus } from '#domain/customers/method-status';
import { type MethodDecision, type SavedMethod } from '#domain/customers/saved-method';
import {
  type CustomerId,
  type GatewayAccountId,
  type PaymentMethodId,
  type TenantId,
} from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';

export type MethodFilter = Readonly<{
  customerId?: CustomerId | undefined;
  /** Left out: all but those that are removed or failed. */
  status?: MethodStatus | undefined;
}>;

export interface MethodRepository {
  find(tenantId: TenantId, id: PaymentMethodId): Promise<SavedMethod | undefined>;
  /** Whoever's it is, but of this account. */
  locate(account: GatewayAccountId, id: PaymentMethodId): Promise<SavedMethod | undefined>;
  /** The method that a request with this key was made to. */
  findByKey(tenantId: TenantId, key: string): Promise<SavedMethod | undefined>;
  /** Methods that stand for this token at an account: one of each customer at most. */
  holdersOf(account: GatewayAccountId, fingerprint: string): Promise<readonly SavedMethod[]>;
  /** Stores a new method. Throws KeyTaken when its idempotency key is in use. */
  insert(method: SavedMethod): Promise<SavedMethod>;
  /**
   * Stores state and events in one write. Throws ConcurrencyConflict when the stored version is not the one we loaded,
   * KeyTaken when a new key, or the token that was saved, is in use on another method of the customer.
   */
  save(decision: MethodDecision, events: readonly IntegrationEvent[]): Promise<SavedMethod>;
  /** Takes over the call in flight until `leaseEndsAt`. False: someone else did, or it has been answered. */
  claimCall(method: SavedMethod, leaseEndsAt: Date): Promise<boolean>;
  /** Newest first. */
  list(seen: Visibility, filter: MethodFilter, page: PageRequest): Promise<Page<SavedMethod>>;

  /** Methods whose call in flight may be made again, longest due first. */
  callsDue(now: Date, limit: number): Promise<readonly SavedMethod[]>;
  /** Setups that nobody has finished in time, and nobody is working on. */
  expiredSetups(now: Date, limit: number): Promise<readonly SavedMethod[]>;
  /** Active cards whose owner is to be told that they end soon. */
  noticesDue(now: Date, limit: number): Promise<readonly SavedMethod[]>;
}
