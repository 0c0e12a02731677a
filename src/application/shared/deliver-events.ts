import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { type Delivery, type IntegrationEvent, type Reaction } from './integration-event.ts';
import { type Clock } from './ports/clock.ts';
import { type Log } from './ports/log.ts';
import { type OutboxStore } from './ports/outbox-store.ts';

type Ports = Readonly<{ reactions: readonly Reaction[]; store: OutboxStore; clock: Clock; log: Log }>;

const batchMax = 100;
/** Of one reaction at a time: several may be about one aggregate, and then they are rivals. */
const runningMax = 20;
/** A reaction that keeps failing is tried for ever, at most every hour: an event may wait, but is never dropped. */
const redelivery: Backoff = { firstMs: 10_000, capMs: 3_600_000, triesMax: Infinity };

/** Runs every reaction to every event; one that fails keeps no other from running. */
export const deliverEvents =
  ({ reactions }: Pick<Ports, 'reactions'>) =>
  async (events: readonly IntegrationEvent[]): Promise<Delivery> => {
    const failed = new Map<IntegrationEvent, unknown>();
    for (const reaction of reactions) {
      const heard = events.filter(({ type }) => type === reaction.hears);
      if (heard.length > 0) await react(reaction, heard, failed);
    }
    return { delivered: events.filter((event) => !failed.has(event)), failed };
  };

const react = async (
  reaction: Reaction,
  heard: readonly IntegrationEvent[],
  failed: Map<IntegrationEvent, unknown>,
): Promise<void> => {
  if (reaction.runAll && (await isDone(reaction.runAll(heard)))) return;
  for (let from = 0; from < heard.length; from += runningMax)
    await Promise.all(
      heard.slice(from, from + runningMax).map(async (event) => {
        try {
          await reaction.run(event);
        } catch (failure) {
          failed.set(event, failure);
        }
      }),
    );
};

const isDone = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** Delivers what the queue has lost or could not deliver, straight from the outboxes. Gives how many there were. */
export const deliverDueEvents =
  ({ reactions, store, clock, log }: Ports) =>
  async (): Promise<number> => {
    const due = await store.due(clock.now(), batchMax);
    const { delivered, failed } = await deliverEvents({ reactions })(due);
    for (const event of due) {
      if (!failed.has(event)) continue;
      log.error('event-not-delivered', {
        eventId: event.id,
        type: event.type,
        tries: event.tries,
        error: failed.get(event),
      });
      const now = clock.now();
      await store.defer(event, nextTryAt(redelivery, event.tries, now) ?? now);
    }
    await store.acknowledge(delivered);
    return due.length;
  };
