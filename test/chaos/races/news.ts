import type Stripe from 'stripe';
import { deliver } from '#test/support/mailbox';
import { signed } from '#test/support/signed';
import { stripeOf } from '#test/support/stripe-client';
import { type World } from '#test/support/world';
import { type Move } from './move.ts';
import { workOffPaypalNews } from './paypal-news.ts';

const pageSize = 50;
/** Which of Stripe's events each world has been told. */
const told = new WeakMap<World, Set<string>>();

/** Has every event that has happened at a provider so far delivered and worked off, in order; none of them twice. */
export const deliverNews = async (world: World): Promise<void> => {
  await deliverStripeNews(world);
  await workOffPaypalNews(world);
};

const deliverStripeNews = async (world: World): Promise<void> => {
  const known = told.get(world) ?? new Set<string>();
  told.set(world, known);
  const fresh: Stripe.Event[] = [];
  for await (const event of stripeOf(world).events.list({ limit: pageSize })) {
    if (known.has(event.id)) break;
    fresh.unshift(event);
  }
  for (const event of fresh) {
    known.add(event.id);
    const { status } = await deliver(world.url, signed(event, { at: world.platform.clock.now() }));
    if (status !== 200) throw new Error(`the webhook was answered ${status}`);
    await world.modules.webhooks.processWebhook(`stripe:${event.id}`);
  }
};

/** The provider tells all that it has to tell. Nobody asked, so nobody is answered. */
export const news: Move = {
  name: 'webhooks',
  ask: async ({ world }) => {
    await deliverNews(world);
    return undefined;
  },
  isDone: () => false,
};
