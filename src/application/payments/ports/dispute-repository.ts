import { type Dispute, type DisputeDecision } from '#domain/payments/dispute';
import { type DisputeId, type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';

export interface DisputeRepository {
  find(tenantId: TenantId, id: DisputeId): Promise<Dispute | undefined>;
  locate(account: GatewayAccountId, reference: string): Promise<Dispute | undefined>;
  /** Undefined when the provider's dispute is stored already. */
  insert(decision: DisputeDecision, events: readonly IntegrationEvent[]): Promise<Dispute | undefined>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded, KeyTaken on a key used elsewhere. */
  save(decision: DisputeDecision, events: readonly IntegrationEvent[]): Promise<Dispute>;
  callsDue(now: Date, limit: number): Promise<readonly Dispute[]>;
}
