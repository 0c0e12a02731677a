import { type EventWalk } from '#domain/webhooks/event-walk';
import { eventToKeep } from './event-to-keep.ts';
import { type ListedEvent } from './ports/event-list.ts';
import { type WebhooksPorts } from './webhooks-ports.ts';

/**
 * Puts those events of a page into the inbox that are not in it, as if they had just been told. One question and at most one
 * write, however many there are; what is told at the same moment is stored by one of the two. Gives how many were missed.
 */
export const takeMissed = async (
  { inbox, queue, clock, metrics }: WebhooksPorts,
  { id: account, tenantId, provider }: EventWalk,
  listed: readonly ListedEvent[],
): Promise<number> => {
  if (listed.length === 0) return 0;
  const at = clock.now();
  const events = listed.map(({ body, ...event }) =>
    eventToKeep({ provider, account, tenantId, event, body, at, foundBy: 'walk' }),
  );
  const known = await inbox.known(events.map(({ id }) => id));
  const unknown = events.filter(({ id }) => !known.has(id));
  if (unknown.length === 0) return 0;
  const outcomes = await inbox.insertAll(unknown);
  const stored = unknown.filter((_, place) => outcomes[place] === 'stored');
  for (const { id } of stored) {
    queue.handOver(id);
    metrics.webhookReceived({ provider, outcome: 'missed' });
  }
  return stored.length;
};
