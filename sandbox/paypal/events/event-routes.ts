import { known } from '../http/refusal.ts';
import { instant } from '../http/instant.ts';
import { pageOf } from '../http/page.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { eventBody, type EventRecord } from './event-record.ts';

const path = 'v1/notifications/webhooks-events';

const recordOf = (call: Call): EventRecord =>
  known(call.world.events.get(pathId(call)), 'event_id', pathId(call));

const list = (call: Call): object => {
  const { world, query } = call;
  const from = instant(query, 'start_time') ?? -Infinity;
  const to = instant(query, 'end_time') ?? Infinity;
  const size = wholeNumber(query, 'page_size', 10, 1, 300);
  const [type, transaction] = [query.get('event_type'), query.get('transaction_id')];
  const { items, links } = pageOf(
    call,
    path,
    world.events,
    size,
    (record) =>
      record.atMs >= from &&
      record.atMs <= to &&
      (type === null || record.type === type) &&
      (transaction === null || record.subject === transaction),
  );
  return { events: items.map((record) => eventBody(record, world.url())), count: items.length, links };
};

/** List, show and resend of events (paypal.md §8). */
export const eventRoutes: readonly Route[] = [
  { method: 'GET', path, operations: () => ['events'], handle: (call) => ok(list(call)) },
  {
    method: 'GET',
    path: `${path}/:id`,
    operations: lookup,
    handle: (call) => ok(eventBody(recordOf(call), call.world.url())),
  },
  {
    method: 'POST',
    path: `${path}/:id/resend`,
    operations: () => ['update'],
    handle: (call) => {
      const record = recordOf(call);
      call.world.webhooks.resend(record);
      return { status: 202, body: eventBody(record, call.world.url()) };
    },
  },
];
