import { type IntegrationEvent } from '../integration-event.ts';

/**
 * Makes stored events known quickly. They are safe in their aggregate's document already, so this never fails and never
 * waits; what it could not hand over the sweeper finds again.
 */
export interface Outbox {
  handOver(events: readonly IntegrationEvent[]): void;
}
