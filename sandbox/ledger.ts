import { type Collection, createCollection } from './collection.ts';
import { type Journal } from './journal/journal.ts';

/** One movement of money as a provider believes in it. `amount` is in minor units, `currency` upper-case ISO 4217, `at` ISO 8601. */
export type LedgerEntry = {
  readonly id: string;
  readonly kind: 'charge' | 'capture' | 'refund' | 'void' | 'dispute';
  readonly amount: number;
  readonly currency: string;
  readonly status: 'pending' | 'succeeded' | 'failed' | 'open' | 'won' | 'lost';
  /** Kassa's payment or refund id, null when the caller did not tell it. */
  readonly reference: string | null;
  readonly idempotencyKey: string | null;
  readonly at: string;
};

/** A provider's own book, by the provider's id of the object that moved the money. */
export type Ledger = Collection<LedgerEntry>;

/** Takes the provider's name and gives its empty book. */
export const createLedger = (journal: Journal, provider: string): Ledger =>
  createCollection<LedgerEntry>(journal, `${provider}.ledger`);
