import { type Emulator, type Surroundings } from '../emulator.ts';
import { routeTable } from '../http/route-table.ts';
import { controlDisputes } from './control/control-disputes.ts';
import { controlWebhooks } from './control/control-webhooks.ts';
import { playPayer } from './control/play-payer.ts';
import { createRequestIds } from './http/request-ids.ts';
import { operations } from './http/route.ts';
import { servePaypal } from './http/serve-paypal.ts';
import { paypalPages } from './pages/paypal-pages.ts';
import { defaultPaypalSettings, type PaypalSettings } from './paypal-settings.ts';
import { createPaypalWorld } from './paypal-world.ts';
import { routes } from './routes.ts';
import { takeUpWork } from './work.ts';

/** What this emulator can be told at start. */
export type PaypalOptions = Partial<PaypalSettings>;

/** Gives a PayPal: real HTTP, state, signed webhooks with a certificate of its own, request ids and a ledger. */
export const emulatePaypal = (surroundings: Surroundings, options: PaypalOptions = {}): Emulator => {
  const settings = { ...defaultPaypalSettings, ...options };
  const world = createPaypalWorld(surroundings, settings);
  const requestIds = createRequestIds(surroundings.clock, surroundings.journal, settings);
  takeUpWork(world);
  return {
    name: 'paypal',
    operations,
    listener: servePaypal(
      { world, surroundings, requestIds, match: routeTable(routes) },
      paypalPages(world, surroundings.journal.flush),
    ),
    listensAt: world.listensAt,
    begin: world.webhooks.resume,
    ledger: world.ledger,
    webhooks: controlWebhooks(world),
    disputes: controlDisputes(world),
    payer: (visit) => playPayer(world, visit),
    authority: () => world.seal.authority(),
    reset: () => {
      world.clear();
      requestIds.clear();
    },
    stop: world.webhooks.stop,
  };
};
