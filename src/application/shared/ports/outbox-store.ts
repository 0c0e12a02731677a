import { type IntegrationEvent, type StoredEvent } from '../integration-event.ts';

/** The outboxes inside the aggregates' documents, seen from the side that empties them. */
export interface OutboxStore {
  /** Events nobody has acknowledged in time, longest due first. */
  due(now: Date, limit: number): Promise<readonly StoredEvent[]>;
  /** Every reaction has run. Kept cheap: if this is lost, the event is delivered once more. */
  acknowledge(events: readonly IntegrationEvent[]): Promise<void>;
  defer(event: StoredEvent, until: Date): Promise<void>;
  /** Events of these aggregates that nobody has acknowledged, due or not. */
  heldBy(aggregates: readonly IntegrationEvent['aggregate'][]): Promise<readonly IntegrationEvent[]>;
}
