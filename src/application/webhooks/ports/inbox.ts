import { type ReceivedEvent, type ReceivedEventDecision } from '#domain/webhooks/received-event';
import { type ReceivedEventStatus } from '#domain/webhooks/received-event-transitions';
import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

/** How one provider's webhooks are doing. */
export type ProviderHealth = Readonly<{
  provider: string;
  waiting: number;
  dead: number;
  oldestDueAt: Date | null;
  lastReceivedAt: Date | null;
  /** Events since an instant that nobody told us, and a walk found. */
  missed: number;
}>;
export type ReceivedEventFilter = Readonly<{
  /** Only what was told to this tenant's own accounts. */
  tenantId?: TenantId | undefined;
  provider?: string | undefined;
  status?: ReceivedEventStatus | undefined;
}>;
/** An event without what the provider wrote in it. */
export type ReceivedEventSummary = Omit<ReceivedEvent, 'body'>;

export interface Inbox {
  /** One durable write. `duplicate` when the provider has told us this before. */
  insert(event: ReceivedEvent): Promise<'stored' | 'duplicate'>;
  /** One durable write for all of them; what became of each, in their order. */
  insertAll(events: readonly ReceivedEvent[]): Promise<readonly ('stored' | 'duplicate')[]>;
  /** Which of these are stored. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  find(id: string): Promise<ReceivedEvent | undefined>;
  /** Cheap and not waited to disk for: if it is lost, the event is worked off once more, which changes nothing. */
  save(decision: ReceivedEventDecision): Promise<void>;
  due(now: Date, limit: number): Promise<readonly ReceivedEvent[]>;
  list(filter: ReceivedEventFilter, page: PageRequest): Promise<Page<ReceivedEventSummary>>;
  health(providers: readonly string[], missedSince: Date): Promise<readonly ProviderHealth[]>;
}
