import { type Provider } from '../../plan/gateway.ts';
import { paymeStanding } from './payme-standing.ts';
import { paypalStanding } from './paypal-standing.ts';
import { stripeStanding } from './stripe-standing.ts';

/** How payments stand at a provider, by Kassa's payment id: money that is only held moves nothing in a ledger. */
export type Standing = ReadonlyMap<string, readonly string[]>;

/** A payment as Kassa has it; `reference`: the provider's id of it. */
export type Known = Readonly<{ id: string; gateway: string; reference: string | null }>;

/** Asks a provider, by its own API, how it has our payments. Undefined where the ledger says it all. */
export const readStanding = async (
  provider: Provider,
  { url, stripeKey, known }: Readonly<{ url: string; stripeKey: string; known: Iterable<Known> }>,
): Promise<Standing | undefined> => {
  switch (provider) {
    case 'stripe':
      return stripeStanding(url, stripeKey);
    case 'paypal':
      return paypalStanding(url, known);
    case 'payme':
      return paymeStanding(url);
    case 'click':
      return undefined;
  }
};
