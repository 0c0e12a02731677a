import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { type CreditPurchaseId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';

export interface PurchaseRepository {
  find(tenantId: TenantId, id: CreditPurchaseId): Promise<CreditPurchase | undefined>;
  findByKey(tenantId: TenantId, key: string): Promise<CreditPurchase | undefined>;
  findByPayment(tenantId: TenantId, paymentId: PaymentId): Promise<CreditPurchase | undefined>;
  /** Throws KeyTaken when its key is in use. */
  insert(purchase: CreditPurchase): Promise<CreditPurchase>;
  /** State and events in one write. Throws ConcurrencyConflict when someone saved first. */
  save(purchase: CreditPurchase, events: readonly IntegrationEvent[]): Promise<CreditPurchase>;
  /** Those that are to be paid, were made before then, and have no payment that we know of. */
  withoutPayment(before: Date, limit: number): Promise<readonly CreditPurchase[]>;
}
