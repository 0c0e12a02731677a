/** Makes a stored event known to the workers quickly. Never fails, never waits: what it loses the sweeper finds. */
export interface WebhookQueue {
  handOver(eventId: string): void;
}
