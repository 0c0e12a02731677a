import { inPath } from '../http/in-path.ts';
import { badParameter } from '../http/refusal.ts';
import { ok, type Route } from '../http/route.ts';
import { expand, flag, listOf, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { page, pageShape } from '../lists/pagination.ts';
import { eventBody, type EventRecord } from './event-record.ts';

const typesMax = 20;
const listShape = { ...pageShape, created, type: text(), types: listOf(text()), delivery_success: flag };

/** Tells whether an event's type is the wanted one, which may end in `.*`. */
const fits = (type: string, wanted: string | null): boolean =>
  wanted === null || type === wanted || (wanted.endsWith('.*') && type.startsWith(wanted.slice(0, -1)));

/** Retrieve and list of events. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'events/:id',
    handle: (call) => {
      readParams({ expand }, call.params);
      return ok(eventBody(inPath(call, call.world.events.get, 'event', 'id')));
    },
  },
  {
    method: 'GET',
    path: 'events',
    operations: () => ['events'],
    handle: (call) => {
      const { type = null, types, delivery_success: success, ...params } = readParams(listShape, call.params);
      if (type !== null && types !== undefined)
        throw badParameter('You can only use one of type and types', 'types');
      if (types !== undefined && types.length > typesMax)
        throw badParameter(`You can give at most ${typesMax} types`, 'types');
      const wanted = (record: EventRecord): boolean =>
        fits(record.type, type) &&
        (types === undefined || types.some((one) => fits(record.type, one))) &&
        (success == null || record.pending <= 0 === success);
      const found = page(call.world.events, params, '/v1/events', wanted);
      return ok({ ...found, data: found.data.map(eventBody) });
    },
  },
];
