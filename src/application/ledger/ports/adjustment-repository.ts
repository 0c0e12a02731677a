import { type Adjustment } from '#domain/ledger/adjustment';
import { type AdjustmentStatus } from '#domain/ledger/adjustment-transitions';
import { type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';

export type AdjustmentFilter = Readonly<{
  /** Undefined: everybody's. */
  tenantId: TenantId | undefined;
  status?: AdjustmentStatus | undefined;
}>;

export interface AdjustmentRepository {
  find(id: string): Promise<Adjustment | undefined>;
  /** Stores a new one with its events in one write. False when there is one of this id. */
  insert(adjustment: Adjustment, events: readonly IntegrationEvent[]): Promise<boolean>;
  /** Stores state and events in one write. Throws ConcurrencyConflict when someone saved first. */
  save(adjustment: Adjustment, events: readonly IntegrationEvent[]): Promise<Adjustment>;
  /** Newest first. */
  list(filter: AdjustmentFilter, page: PageRequest): Promise<Page<Adjustment>>;
}
