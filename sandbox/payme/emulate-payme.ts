import { type Emulator, type Surroundings } from '../emulator.ts';
import { useCabinet } from './cabinet/cabinet.ts';
import { readyCards } from './cards/test-cards.ts';
import { hearShop } from './checkout/hear-shop.ts';
import { playPayer } from './checkout/payer.ts';
import { controlWebhooks } from './control/control-webhooks.ts';
import { servePayme } from './http/serve-payme.ts';
import { defaultPaymeSettings, type PaymeSettings } from './payme-settings.ts';
import { createPaymeWorld } from './payme-world.ts';
import { operations } from './rpc/methods.ts';
import { takeUpWork } from './work.ts';

/** What this emulator can be told at start. */
export type PaymeOptions = Partial<PaymeSettings>;

/** Gives a Payme: the payment page and the Merchant API calls that follow from it, the Subscribe API, a cabinet and a ledger. */
export const emulatePayme = (surroundings: Surroundings, options: PaymeOptions = {}): Emulator => {
  const world = createPaymeWorld(surroundings, { ...defaultPaymeSettings, ...options });
  takeUpWork(world);
  world.errands.on((errand, ending) => hearShop(world, errand, ending));
  const handOutCards = (): void => {
    for (const card of readyCards) if (world.cards.get(card.id) === undefined) world.cards.put(card);
  };
  return {
    name: 'payme',
    operations,
    listener: servePayme({ world, surroundings }),
    listensAt: () => undefined,
    begin: () => {
      handOutCards();
      world.errands.resume();
    },
    ledger: world.ledger,
    webhooks: controlWebhooks(world),
    payer: (visit) => playPayer(world, visit),
    cabinet: (action, input) => useCabinet(world, action, input),
    reset: () => {
      world.clear();
      handOutCards();
    },
    stop: () => {
      world.errands.stop();
      world.watch.stop();
    },
  };
};
