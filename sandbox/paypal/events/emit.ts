import { freshEventId } from '../ids.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type EventTypeName } from './event-types.ts';

/** Takes what happened, the resource as it is now and its id; records the event and sends it to the shop, if there is one. */
export const emit = (world: PaypalWorld, type: EventTypeName, resource: object, subject: string): void => {
  const { events, clock, settings, webhooks } = world;
  const record = events.put({
    id: freshEventId(),
    type,
    atMs: clock.nowMs(),
    resource,
    subject,
    pending: settings.shopUrl !== undefined,
  });
  for (const old of events.all()) {
    if (events.size() <= settings.eventsMax) break;
    events.remove(old.id);
  }
  webhooks.dispatch(record);
};
