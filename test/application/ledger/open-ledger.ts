import { proveLedger } from '#application/ledger/index';
import { balancesOf } from '#application/ledger/balances';
import { sealLog } from '#application/shared/seal-log';
import { openBooks } from '#bootstrap/open-books';
import { type Entry } from '#domain/ledger/entry';
import { entryFor } from '#domain/ledger/entry-for';
import { type Currency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { connectMongo, type Mongo } from '#infrastructure/mongo/connection';
import { ensureIndexes } from '#infrastructure/mongo/ensure-indexes';
import { ledgerCollections, type EntryDocument } from '#infrastructure/mongo/ledger/entry.document';
import { type BlockDocument } from '#infrastructure/mongo/sealing/sealed-log.document';
import { sha256 } from '#infrastructure/system/sha256';
import { anEnvironment, configOf } from '#test/support/a-config';
import { giveBack } from '#test/support/databases';
import { afterNoon } from '#test/support/a-payment';

export const acme = 'acme' as TenantId;

/** An entry that is about no payment: `n` dollars owed, on the n-th second after noon. */
export const anEntry = (n: number, tenantId: TenantId = acme): Entry => {
  const entry = entryFor({
    id: `adj_${tenantId}_${String(n).padStart(6, '0')}`,
    type: 'adjusted',
    tenantId,
    at: afterNoon(n * 1_000),
    currency: (n % 3 === 0 ? 'EUR' : 'USD') as Currency,
    reference: 'ann: why',
    account: n % 2 === 0 ? 'tenant-payable' : 'tax',
    amount: BigInt(n + 1) * 100n,
  });
  if (!entry) throw new Error('an entry of nothing');
  return entry;
};
export const entriesFrom = (from: number, count: number, tenantId: TenantId = acme): Entry[] =>
  Array.from({ length: count }, (_, n) => anEntry(from + n, tenantId));

/** Books of their own in a database that nobody else has. */
export const openLedger = async () => {
  const uri = configOf(anEnvironment()).MONGODB_URI;
  const mongo = await connectMongo({ uri });
  await ensureIndexes(mongo);
  const on = (machine: Mongo) => {
    const books = openBooks(machine);
    const clock = { now: () => afterNoon(3_600_000) };
    return { books, seal: sealLog({ log: books.sealed, clock, digest: sha256 }) };
  };
  const { books, seal } = on(mongo);
  const entries = mongo.db.collection<EntryDocument>(ledgerCollections.items);
  const blocks = mongo.db.collection<BlockDocument>(ledgerCollections.blocks);
  return {
    mongo,
    books,
    seal,
    /** The same books by way of another machine. */
    on,
    entries,
    blocks,
    post: (more: readonly Entry[]) => books.journal.append(more),
    proof: () => proveLedger(books)(),
    balances: (at?: Date) => balancesOf(books.sealed, acme, at),
    /** What every problem says, in short. */
    problems: async () =>
      (await proveLedger(books)()).problems.map(({ kind, id, what }) => `${kind} ${id} ${what}`),
    close: async () => {
      await mongo.close();
      await giveBack(uri);
    },
  };
};
export type OpenLedger = Awaited<ReturnType<typeof openLedger>>;
