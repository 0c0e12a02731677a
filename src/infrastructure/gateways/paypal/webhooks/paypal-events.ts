import { z } from 'zod';
import { type EventList, type ListedEvent } from '#application/webhooks/contract';
import { err, ok } from '#domain/shared/result';
import { type PaypalClient } from '../client/paypal-client.ts';
import { readReply } from '../client/paypal-reply.ts';
import { LinkBody } from '../paypal-resources.ts';
import { EventBody } from './event-body.ts';
import { isHeard } from './translate-event.ts';

const PageBody = z.object({
  events: z.array(z.unknown()).default([]),
  links: z.array(LinkBody).default([]),
});

const path = '/v1/notifications/webhooks-events';
const pageMax = 100;
const keptMs = 30 * 86_400_000;

/**
 * PayPal's list of webhook events (developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_list: thirty days). A page may be shorter
 * than was asked for and yet not the last; where it goes on, its link `next` says. Of that link only the query is taken:
 * our token goes to nobody but PayPal.
 */
export const paypalEvents = (client: PaypalClient): EventList => ({
  keptMs,
  page: async (from, to, after) => {
    const first = { start_time: written(from), end_time: written(to), page_size: String(pageMax) };
    const query = after === null ? first : Object.fromEntries(new URLSearchParams(after));
    const read = readReply(PageBody, await client.ask(client.limit(), { method: 'GET', path, query }));
    if (read.kind !== 'read') return err({ cause: causeOf(read) });
    const { events, links } = read.value;
    const next = links.find(({ rel }) => rel === 'next')?.href;
    return ok({
      events: events.flatMap((event) => listed(event) ?? []),
      next: next !== undefined && URL.canParse(next) ? new URL(next).search : null,
    });
  },
});

const listed = (event: unknown): ListedEvent | undefined => {
  const read = EventBody.safeParse(event).data;
  if (!read || !isHeard(read.event_type)) return undefined;
  const { id: eventId, event_type: type, create_time: occurredAt } = read;
  return { eventId, type, occurredAt, body: JSON.stringify(event) };
};

const causeOf = (reply: Exclude<ReturnType<typeof readReply>, { kind: 'read' }>): string =>
  reply.kind === 'refused' ? reply.issue : reply.kind === 'turned-away' ? reply.why : reply.cause;

const written = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
