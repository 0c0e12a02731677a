import { type LedgerEntry } from '#sandbox/ledger';
import { type Gateway, type Provider, providers } from '../plan/gateway.ts';
import { type DeliveredEvent, type DeliveryStats } from '../system/sandbox-control.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type KassaBooks } from './kassa-books.ts';
import { paymeStanding } from './standing/payme-standing.ts';
import { paypalStanding } from './standing/paypal-standing.ts';
import { stripeStanding } from './standing/stripe-standing.ts';

/** How payments stand at a provider, by Kassa's payment id: money that is only held moves nothing in a ledger. */
export type Standing = ReadonlyMap<string, readonly string[]>;

/** What one gateway's provider believes; of money by hand, what people wrote down. */
export type ProviderBook = Readonly<{
  ledger: readonly LedgerEntry[];
  /** Undefined where the ledger says it all. */
  standing: Standing | undefined;
  delivered: readonly DeliveredEvent[];
  stats: DeliveryStats | undefined;
}>;
export type ProviderBooks = ReadonlyMap<Gateway, ProviderBook>;

/** What a provider knows of our payments, asked by its own API. */
type ReadStanding = (url: string, kassa: KassaBooks) => Promise<Standing>;
const readers: Readonly<Record<Provider, ReadStanding | undefined>> = {
  stripe: stripeStanding,
  paypal: paypalStanding,
  payme: paymeStanding,
  click: undefined,
};

export const readProviderBooks = async (
  { sandbox, providerUrls }: ChaosSystem,
  till: readonly LedgerEntry[],
  kassa: KassaBooks,
): Promise<ProviderBooks> => {
  const books = new Map<Gateway, ProviderBook>();
  books.set('manual', { ledger: till, standing: undefined, delivered: [], stats: undefined });
  const stats = await sandbox.stats();
  for (const provider of providers)
    books.set(provider, {
      ledger: await sandbox.ledger(provider),
      standing: await readers[provider]?.(providerUrls[provider] ?? '', kassa),
      delivered: await sandbox.delivered(provider),
      stats: stats[provider],
    });
  return books;
};
