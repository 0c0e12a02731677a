import { type Emulator, type Surroundings } from '../emulator.ts';
import { completeAction } from './control/complete-action.ts';
import { controlDisputes } from './control/control-disputes.ts';
import { controlWebhooks } from './control/control-webhooks.ts';
import { createIdempotencyKeys } from './http/idempotency.ts';
import { routeTable } from '../http/route-table.ts';
import { serveStripe } from './http/serve-stripe.ts';
import { stripePages } from './pages/stripe-pages.ts';
import { routes } from './routes.ts';
import { defaultStripeSettings, type StripeSettings } from './stripe-settings.ts';
import { createStripeWorld } from './stripe-world.ts';
import { ensureEndpoint } from './webhooks/new-endpoint.ts';
import { takeUpWork } from './work.ts';

/** What this emulator can be told at start. */
export type StripeOptions = Partial<StripeSettings> & {
  /** An address that gets all events from the start, and the secret that signs them. */
  readonly webhook?: { readonly url: string; readonly secret: string };
};

/** Gives a Stripe: real HTTP, state, signatures, idempotency, webhooks and a ledger. */
export const emulateStripe = (surroundings: Surroundings, options: StripeOptions = {}): Emulator => {
  const { webhook, ...settings } = options;
  const world = createStripeWorld(surroundings, { ...defaultStripeSettings, ...settings });
  const keys = createIdempotencyKeys(surroundings.clock, surroundings.journal);
  takeUpWork(world);
  const register = (): void => {
    if (webhook !== undefined) ensureEndpoint(world, webhook.url, webhook.secret);
  };
  return {
    name: 'stripe',
    operations: [
      'authorize',
      'charge',
      'confirm',
      'capture',
      'void',
      'cancel',
      'refund',
      'lookup',
      'events',
      'create',
    ],
    listener: serveStripe({ world, surroundings, keys, match: routeTable(routes) }, stripePages(world)),
    listensAt: world.listensAt,
    begin: () => {
      register();
      world.webhooks.resume();
    },
    ledger: world.ledger,
    webhooks: controlWebhooks(world),
    disputes: controlDisputes(world),
    completeAction: (id, outcome) => completeAction(world, id, outcome),
    reset: () => {
      world.clear();
      keys.clear();
      register();
    },
    stop: world.webhooks.stop,
  };
};
