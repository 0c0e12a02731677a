import { link } from '../http/link.ts';
import { noSuch } from '../http/refusal.ts';
import { instant } from '../http/instant.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { eventBody, type EventRecord } from './event-record.ts';

const path = 'v1/notifications/webhooks-events';

const found = (call: Call): EventRecord => {
  const record = call.world.events.get(pathId(call));
  if (record === undefined) throw noSuch('event_id', pathId(call));
  return record;
};

/** Newest first. A page that is not the last has a link `next`, which carries where it ended. */
const list = ({ world, query }: Call): object => {
  const [from, to] = [instant(query, 'start_time'), instant(query, 'end_time')];
  const size = wholeNumber(query, 'page_size', 10, 1, 300);
  const [type, transaction] = [query.get('event_type'), query.get('transaction_id')];
  const page: EventRecord[] = [];
  let more = false;
  for (const record of world.events.newestFirst(query.get('next_page_token') ?? undefined)) {
    if (record.atMs < (from ?? -Infinity) || record.atMs > (to ?? Infinity)) continue;
    if (type !== null && record.type !== type) continue;
    if (transaction !== null && record.subject !== transaction) continue;
    more = page.length === size;
    if (more) break;
    page.push(record);
  }
  const href = (token?: string): string => {
    const params = new URLSearchParams(query);
    if (token !== undefined) params.set('next_page_token', token);
    return `${world.url()}/${path}?${params.toString()}`;
  };
  const last = page.at(-1);
  return {
    events: page.map((record) => eventBody(record, world.url())),
    count: page.length,
    links: [link('self', href()), ...(more && last !== undefined ? [link('next', href(last.id))] : [])],
  };
};

/** List, show and resend of events (paypal.md §8). */
export const eventRoutes: readonly Route[] = [
  { method: 'GET', path, operations: () => ['events'], handle: (call) => ok(list(call)) },
  {
    method: 'GET',
    path: `${path}/:id`,
    operations: lookup,
    handle: (call) => ok(eventBody(found(call), call.world.url())),
  },
  {
    method: 'POST',
    path: `${path}/:id/resend`,
    operations: () => ['update'],
    handle: (call) => {
      const record = found(call);
      call.world.webhooks.resend(record);
      return { status: 202, body: eventBody(record, call.world.url()) };
    },
  },
];
