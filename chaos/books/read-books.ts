import { type Answer } from '../clients/answer.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type Books } from './books.ts';
import { readKassaBooks } from './kassa-books.ts';
import { readProviderBooks } from './provider-books.ts';

export const readBooks = async (
  { mongo, sandbox, stripeUrl }: ChaosSystem,
  told: readonly Answer[],
  repeated: readonly Answer[],
): Promise<Books> => ({
  provider: await readProviderBooks(stripeUrl, await sandbox.ledger()),
  kassa: await readKassaBooks(mongo.db),
  told,
  repeated,
});
