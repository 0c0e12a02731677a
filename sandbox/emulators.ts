import { type Emulator, type Surroundings } from './emulator.ts';
import { emulateStripe, type StripeOptions } from './stripe/emulate-stripe.ts';

/** What each emulator can be told at start. */
export type EmulatorOptions = { readonly stripe?: StripeOptions };

/** Gives every emulator there is, in the order of their ports: a new provider is one folder and one line here. */
export const startEmulators = (surroundings: Surroundings, options: EmulatorOptions): readonly Emulator[] => [
  emulateStripe(surroundings, options.stripe),
];
