import type Stripe from 'stripe';
import { type EventList } from '#application/webhooks/contract';
import { err, ok } from '#domain/shared/result';
import { heardTypes } from './heard-types.ts';
import { pageOf } from './stripe-reply.ts';

const pageMax = 100;
const keptMs = 30 * 86_400_000;
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

/**
 * Stripe's list of events, newest first (docs.stripe.com/api/events/list: thirty days). Whether their webhooks were delivered is not
 * asked for: that is said of all endpoints together, and of an event that no endpoint was there for nothing is said.
 */
export const stripeEvents = (stripe: Stripe): EventList => ({
  keptMs,
  page: (from, to, after) =>
    stripe.events
      .list({
        created: { gte: seconds(from), lte: seconds(to) },
        types: [...heardTypes],
        limit: pageMax,
        ...(after !== null && { starting_after: after }),
      })
      .then(
        (list) => {
          const page = pageOf(list);
          if (!page) return err({ cause: 'an answer that is not a list' });
          return ok({
            events: page.map((event) => ({
              eventId: event.id,
              type: event.type,
              occurredAt: new Date(event.created * 1_000),
              body: JSON.stringify(event),
            })),
            next: list.has_more ? (page.at(-1)?.id ?? null) : null,
          });
        },
        (error: unknown) => err({ cause: String(error) }),
      ),
});
