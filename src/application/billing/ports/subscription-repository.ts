import { type Subscription, type SubscriptionDecision } from '#domain/billing/subscription';
import { type SubscriptionStatus } from '#domain/billing/subscription-status';
import { type CustomerId, type PlanId, type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';

export type SubscriptionFilter = Readonly<{
  customerId?: CustomerId | undefined;
  planId?: PlanId | undefined;
  status?: SubscriptionStatus | undefined;
}>;

export interface SubscriptionRepository {
  find(tenantId: TenantId, id: SubscriptionId): Promise<Subscription | undefined>;
  /** The one that a request with this key was made to. */
  findByKey(tenantId: TenantId, key: string): Promise<Subscription | undefined>;
  /** The newest of a customer's that has not ended, else the newest of all. */
  currentOf(tenantId: TenantId, customerId: CustomerId): Promise<Subscription | undefined>;
  /** Which of a customer's has or had the coupon with this code, in the capitals it is offered in. */
  redeemerOf(tenantId: TenantId, customerId: CustomerId, code: string): Promise<SubscriptionId | undefined>;
  /** Throws KeyTaken when a request with its key was made to another, or its customer has one of its coupons with another. */
  insert(subscription: Subscription, events: readonly IntegrationEvent[]): Promise<Subscription>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded, KeyTaken like `insert`. */
  save(decision: SubscriptionDecision, events: readonly IntegrationEvent[]): Promise<Subscription>;
  /** Newest first. */
  list(seen: Visibility, filter: SubscriptionFilter, page: PageRequest): Promise<Page<Subscription>>;

  /**
   * Subscriptions with work due (`nextDue`) that nobody else has claimed, longest due first; they are the caller's until
   * then. Saving one does not end the claim: what is still due waits until it lapses, what is due anew does not.
   */
  claimDue(now: Date, until: Date, limit: number): Promise<readonly Subscription[]>;
  /** Gives claims back, so that what is still due is found at once. */
  release(ids: readonly SubscriptionId[]): Promise<void>;
  /** When the next work after this instant is due; undefined when there is none. */
  nextDueAt(after: Date): Promise<Date | undefined>;
}
