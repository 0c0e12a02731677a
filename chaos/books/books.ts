import { type BooksProof } from '#bootstrap/verify-ledger';
import { type Answer } from '../clients/answer.ts';
import { type KassaBooks } from './kassa-books.ts';
import { type ProviderBooks } from './provider-books.ts';

/** All that is compared: what Kassa wrote, what providers believe, what clients were told. */
export type Books = Readonly<{
  kassa: KassaBooks;
  /** What a proof of Kassa's own ledger found. */
  ledger: BooksProof;
  providers: ProviderBooks;
  /** In the storm. */
  told: readonly Answer[];
  /** The same requests, made once more when all was calm. */
  repeated: readonly Answer[];
  /** How many have subscribed. */
  planned: number;
}>;
