import express from 'express';
import { type Emulator, type Surroundings } from '../emulator.ts';
import { runAcceptance } from './acceptance/run-acceptance.ts';
import { settleCard, settleCardWork } from './cards/settle-card.ts';
import { type ClickSettings, defaultClickSettings } from './click-settings.ts';
import { createClickWorld } from './click-world.ts';
import { controlWebhooks } from './control/control-webhooks.ts';
import { operations, usualNames } from './merchant-api/merchant-route.ts';
import { merchantApi } from './merchant-api/serve-merchant-api.ts';
import { payPage } from './pages/pay-page.ts';
import { playPayer } from './payer/play-payer.ts';
import { createShopCaller } from './shop/shop-caller.ts';
import { createWalks } from './shop/walks.ts';

/** What this emulator can be told at start. */
export type ClickOptions = Partial<ClickSettings>;

/** Gives a Click: pay links, calls to the shop's SHOP API, the Merchant API and a ledger. */
export const emulateClick = (surroundings: Surroundings, options: ClickOptions = {}): Emulator => {
  const world = createClickWorld(surroundings, { ...defaultClickSettings, ...options });
  const caller = createShopCaller(world);
  const walks = createWalks(world, caller);
  world.agenda.on(settleCardWork, (paymentId) => settleCard(world, paymentId));

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use('/v2/merchant', merchantApi(world, surroundings));
  app.use(payPage(world, walks));
  return {
    name: 'click',
    operations: [...operations, ...new Set(Object.values(usualNames))],
    listener: app,
    listensAt: () => undefined,
    begin: () => {
      world.begin();
      walks.resume();
    },
    ledger: world.ledger,
    webhooks: controlWebhooks(world, caller, walks),
    payer: (visit) => playPayer(world, walks, visit),
    cabinet: (action, input) =>
      action === 'acceptance'
        ? runAcceptance(world, caller, input)
        : Promise.resolve({ refused: 404, message: `no action ${action}: Click has acceptance` }),
    reset: () => {
      world.clear();
      walks.clear();
      caller.clear();
      world.begin();
    },
    stop: walks.stop,
  };
};
