import { verifyLedger } from '#bootstrap/verify-ledger';
import { type LedgerEntry } from '#sandbox/ledger';
import { type Answer } from '../clients/answer.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type Books } from './books.ts';
import { readKassaBooks } from './kassa-books.ts';
import { completeBooks, readLedgers } from './provider-books.ts';

/** `till`: what people wrote down of money that no provider sees. */
export const readBooks = async (
  system: ChaosSystem,
  till: readonly LedgerEntry[],
  told: readonly Answer[],
  repeated: readonly Answer[],
  planned: number,
): Promise<Books> => {
  const ledgers = await readLedgers(system);
  const kassa = await readKassaBooks(system.mongo.db);
  const providers = await completeBooks(system, ledgers, till, [...kassa.payments.values()]);
  const ledger = await verifyLedger(system.mongo.uriThrough(undefined));
  return { kassa, ledger, providers, told, repeated, planned };
};
