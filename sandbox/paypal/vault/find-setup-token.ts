import { type PaypalWorld } from '../paypal-world.ts';
import { type SetupToken } from './setup-token.ts';

/** Takes a setup token's id and gives the token while it lives (paypal.md §6). */
export const findSetupToken = (world: PaypalWorld, id: string): SetupToken | undefined => {
  const token = world.setupTokens.get(id);
  return token !== undefined && token.endsAtMs > world.clock.nowMs() ? token : undefined;
};
