import { type LedgerEntry } from '#sandbox/ledger';
import { type Answer } from '../clients/answer.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type Books } from './books.ts';
import { readKassaBooks } from './kassa-books.ts';
import { readProviderBooks } from './provider-books.ts';

/** `till`: what people wrote down of money that no provider sees. */
export const readBooks = async (
  system: ChaosSystem,
  till: readonly LedgerEntry[],
  told: readonly Answer[],
  repeated: readonly Answer[],
): Promise<Books> => {
  const kassa = await readKassaBooks(system.mongo.db);
  return { kassa, providers: await readProviderBooks(system, till, kassa), told, repeated };
};
