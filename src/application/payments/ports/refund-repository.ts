import { type Refund, type RefundDecision } from '#domain/payments/refund';
import { type GatewayAccountId, type RefundId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';

export interface RefundRepository {
  find(tenantId: TenantId, id: RefundId): Promise<Refund | undefined>;
  /** For news from a provider: by our id if it told us, else by its own. */
  locate(
    account: GatewayAccountId,
    known: Readonly<{ refundId?: RefundId | undefined; reference?: string | undefined }>,
  ): Promise<Refund | undefined>;
  /** Stores a new refund. Undefined when it is stored already: someone else finished the same promise. */
  insert(decision: RefundDecision, events: readonly IntegrationEvent[]): Promise<Refund | undefined>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded. */
  save(decision: RefundDecision, events: readonly IntegrationEvent[]): Promise<Refund>;
  claimCall(refund: Refund, leaseEndsAt: Date): Promise<boolean>;
  callsDue(now: Date, limit: number): Promise<readonly Refund[]>;
}
