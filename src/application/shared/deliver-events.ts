import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { type IntegrationEvent, type Reaction, type StoredEvent } from './integration-event.ts';
import { type Clock } from './ports/clock.ts';
import { type Log } from './ports/log.ts';
import { type OutboxStore } from './ports/outbox-store.ts';

type Ports = Readonly<{ reactions: readonly Reaction[]; store: OutboxStore; clock: Clock; log: Log }>;

const batchMax = 100;
/** A reaction that keeps failing is tried for ever, at most every hour: an event may wait, but is never dropped. */
const redelivery: Backoff = { firstMs: 10_000, capMs: 3_600_000, triesMax: Infinity };

/** Runs every reaction to an event. Throws when one of them does, so the queue tries again. */
export const deliverEvent =
  ({ reactions }: Pick<Ports, 'reactions'>) =>
  async (event: IntegrationEvent): Promise<void> => {
    for (const reaction of reactions) if (reaction.hears === event.type) await reaction.run(event);
  };

/** Delivers what the queue has lost or could not deliver, straight from the outboxes. Gives how many there were. */
export const deliverDueEvents =
  ({ reactions, store, clock, log }: Ports) =>
  async (): Promise<number> => {
    const due = await store.due(clock.now(), batchMax);
    const delivered: StoredEvent[] = [];
    for (const event of due)
      try {
        await deliverEvent({ reactions })(event);
        delivered.push(event);
      } catch (failure) {
        log.error('event-not-delivered', {
          eventId: event.id,
          type: event.type,
          tries: event.tries,
          error: failure,
        });
        const now = clock.now();
        await store.defer(event, nextTryAt(redelivery, event.tries, now) ?? now);
      }
    await store.acknowledge(delivered);
    return due.length;
  };
