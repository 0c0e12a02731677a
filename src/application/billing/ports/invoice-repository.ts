import { type Invoice, type InvoiceDecision } from '#domain/billing/invoice';
import { type InvoiceStatus } from '#domain/billing/invoice-status';
import {
  type CustomerId,
  type InvoiceId,
  type PaymentId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';

export type InvoiceFilter = Readonly<{
  customerId?: CustomerId | undefined;
  subscriptionId?: SubscriptionId | undefined;
  status?: InvoiceStatus | undefined;
}>;

export interface InvoiceRepository {
  find(tenantId: TenantId, id: InvoiceId): Promise<Invoice | undefined>;
  /** By what it is for. */
  findByKey(tenantId: TenantId, key: string): Promise<Invoice | undefined>;
  /** By a request with this idempotency key that was made to it. */
  findByRequest(tenantId: TenantId, key: string): Promise<Invoice | undefined>;
  /** The one this payment paid. */
  findByPayment(tenantId: TenantId, paymentId: PaymentId): Promise<Invoice | undefined>;
  /** Stores a draft; undefined when there is an invoice with its key already. */
  insert(draft: Invoice): Promise<Invoice | undefined>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded. */
  save(decision: InvoiceDecision, events: readonly IntegrationEvent[]): Promise<Invoice>;
  /** Newest first. */
  list(seen: Visibility, filter: InvoiceFilter, page: PageRequest): Promise<Page<Invoice>>;
  /** Those of a subscription that are owed: those that are open, then those that were given up. Each oldest first, bounded. */
  owedBy(tenantId: TenantId, subscriptionId: SubscriptionId): Promise<readonly Invoice[]>;
  /** Drafts that were made before this instant and still have no number. */
  drafts(madeBefore: Date, limit: number): Promise<readonly Invoice[]>;
  /** With an attempt to pay that began before this instant, whose payment is not known yet (`paymentId` null). */
  attemptsOpen(begunBefore: Date, limit: number): Promise<readonly Invoice[]>;
}
