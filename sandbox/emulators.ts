import { type ClickOptions, emulateClick } from './click/emulate-click.ts';
import { type Emulator, type Surroundings } from './emulator.ts';
import { emulatePayme, type PaymeOptions } from './payme/emulate-payme.ts';
import { emulatePaypal, type PaypalOptions } from './paypal/emulate-paypal.ts';
import { emulateStripe, type StripeOptions } from './stripe/emulate-stripe.ts';
import { emulateTelegram, type TelegramOptions } from './telegram/emulate-telegram.ts';

/** What each emulator can be told at start. */
export type EmulatorOptions = {
  readonly stripe?: StripeOptions;
  readonly click?: ClickOptions;
  readonly payme?: PaymeOptions;
  readonly paypal?: PaypalOptions;
  readonly telegram?: TelegramOptions;
};

/** Gives every emulator there is, in the order of their ports: a new provider is one folder and one line here. */
export const startEmulators = (surroundings: Surroundings, options: EmulatorOptions): readonly Emulator[] => [
  emulateStripe(surroundings, options.stripe),
  emulateClick(surroundings, options.click),
  emulatePayme(surroundings, options.payme),
  emulatePaypal(surroundings, options.paypal),
  emulateTelegram(surroundings, options.telegram),
];
