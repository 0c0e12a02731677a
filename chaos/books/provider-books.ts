import { type LedgerEntry } from '#sandbox/ledger';
import { type Gateway, type Provider, providers } from '../plan/gateway.ts';
import { type DeliveredEvent, type DeliveryStats } from '../system/sandbox-control.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type Known, readStanding, type Standing } from './standing/standing.ts';

/** What one gateway's provider believes; of money by hand, what people wrote down. */
export type ProviderBook = Readonly<{
  ledger: readonly LedgerEntry[];
  /** Undefined where the ledger says it all. */
  standing: Standing | undefined;
  delivered: readonly DeliveredEvent[];
  stats: DeliveryStats | undefined;
}>;
export type ProviderBooks = ReadonlyMap<Gateway, ProviderBook>;
type Ledgers = ReadonlyMap<Provider, Omit<ProviderBook, 'standing'>>;

/** Any test key opens the emulator. */
const stripeKey = 'sk_test_kassa_chaos';

/** What providers moved and told. Read before Kassa's own books, which may learn more meanwhile, but not less. */
export const readLedgers = async ({ sandbox }: ChaosSystem): Promise<Ledgers> => {
  const ledgers = new Map<Provider, Omit<ProviderBook, 'standing'>>();
  const stats = await sandbox.stats();
  for (const provider of providers) {
    const delivered = await sandbox.delivered(provider);
    ledgers.set(provider, { ledger: await sandbox.ledger(provider), delivered, stats: stats[provider] });
  }
  return ledgers;
};

/** The same, and how the payments that Kassa knows stand there. */
export const completeBooks = async (
  { providerUrls }: ChaosSystem,
  ledgers: Ledgers,
  till: readonly LedgerEntry[],
  known: readonly Known[],
): Promise<ProviderBooks> => {
  const books = new Map<Gateway, ProviderBook>();
  books.set('manual', { ledger: till, standing: undefined, delivered: [], stats: undefined });
  for (const [provider, ledger] of ledgers) {
    const standing = await readStanding(provider, { url: providerUrls[provider] ?? '', stripeKey, known });
    books.set(provider, { ...ledger, standing });
  }
  return books;
};
