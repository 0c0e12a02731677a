import { type LedgerEntry } from '#sandbox/ledger';
import { type Gateway, providers } from '../plan/gateway.ts';
import { type DeliveredEvent, type DeliveryStats } from '../system/sandbox-control.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type KassaBooks } from './kassa-books.ts';
import { readStanding, type Standing } from './standing/standing.ts';

/** What one gateway's provider believes; of money by hand, what people wrote down. */
export type ProviderBook = Readonly<{
  ledger: readonly LedgerEntry[];
  /** Undefined where the ledger says it all. */
  standing: Standing | undefined;
  delivered: readonly DeliveredEvent[];
  stats: DeliveryStats | undefined;
}>;
export type ProviderBooks = ReadonlyMap<Gateway, ProviderBook>;

/** Any test key opens the emulator. */
const stripeKey = 'sk_test_kassa_chaos';

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
      standing: await readStanding(provider, {
        url: providerUrls[provider] ?? '',
        stripeKey,
        known: kassa.payments.values(),
      }),
      delivered: await sandbox.delivered(provider),
      stats: stats[provider],
    });
  return books;
};
