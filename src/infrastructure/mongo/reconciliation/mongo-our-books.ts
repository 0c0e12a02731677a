import { type Document } from 'mongodb';
import { type OurBooks } from '#application/reconciliation/ports/our-books';
import { reversalReference } from '#domain/payments/provider-transaction';
import { type Entry } from '#domain/reconciliation/entry';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { type Book, books, bookOfKey } from './books.ts';
import { inPages } from './in-pages.ts';

type Stored = Document & { _id: string };

export const mongoOurBooks = ({ mongo: { db } }: { mongo: Mongo }): OurBooks => {
  const of = ({ collection }: Book) => db.collection<Stored>(collection);

  /** Our ids by the names that lines call them: `payment ref` by the provider's id, the bare id by our own. */
  const known = async (
    book: Book,
    gatewayAccountId: GatewayAccountId,
    named: Readonly<Record<string, unknown>>,
  ): Promise<readonly (readonly [string, string])[]> => {
    const found = of(book)
      .find({ gatewayAccountId, ...named })
      .project<Readonly<{ _id: string; reference: string | null }>>({ reference: 1 });
    return (await translated(found.toArray())).flatMap(({ _id, reference }) => [
      [_id, _id],
      [`${book.kind} ${reference ?? ''}`, _id],
    ]);
  };

  return {
    inOrder: async function* (gatewayAccountId, { from, to }, after) {
      for (const book of books)
        yield* inPages(
          of(book)
            .find({
              gatewayAccountId,
              [book.movedAt]: { $gte: from, $lt: to },
              ...(after !== null && { _id: { $gt: after } }),
            })
            .project<Stored>(book.fields)
            .sort({ _id: 1 })
            .allowDiskUse(),
          book.entryOf,
        );
    },
    keysOf: async (account, lines) => {
      const keys = new Map<string, string>();
      const keyOf = ({ kind, ourId, reference }: (typeof lines)[number]) =>
        (ourId === undefined ? undefined : keys.get(ourId)) ??
        keys.get(`${kind} ${reference}`) ??
        keys.get(`${kind} ${reversalReference(reference)}`);
      await Promise.all(
        books.map(async (book) => {
          const told = lines.filter(({ kind }) => kind === book.kind);
          const learn = async (field: string, names: readonly string[]): Promise<void> => {
            if (names.length === 0) return;
            for (const [name, id] of await known(book, account, { [field]: { $in: [...names], $gt: '' } }))
              keys.set(name, id);
          };
          await learn(
            '_id',
            told.flatMap(({ ourId }) => ourId ?? []),
          );
          // Most providers keep our id; only what has none is looked for by theirs.
          const others = told.filter((line) => keyOf(line) === undefined);
          await learn(
            'reference',
            // A payer's payment that its provider gave back is told of by its own id, which is that of the payment.
            others.flatMap(({ kind, reference }) =>
              kind === 'refund' ? [reference, reversalReference(reference)] : [reference],
            ),
          );
        }),
      );
      return lines.map(keyOf);
    },
    find: async (gatewayAccountId, keys) => {
      const found = await Promise.all(
        books.map(async (book): Promise<readonly Entry[]> => {
          const ids = keys.filter((key) => bookOfKey(key) === book);
          if (ids.length === 0) return [];
          const documents = of(book)
            .find({ _id: { $in: ids }, gatewayAccountId })
            .project<Stored>(book.fields);
          return (await translated(documents.toArray())).map(book.entryOf);
        }),
      );
      return found.flat();
    },
    tenantsOf: async (gatewayAccountId, keys) => {
      const found = await Promise.all(
        books.map(async (book) => {
          const ids = keys.filter((key) => bookOfKey(key) === book);
          if (ids.length === 0) return [];
          const documents = of(book)
            .find({ _id: { $in: ids }, gatewayAccountId })
            .project<Readonly<{ _id: string; tenantId: TenantId }>>({ tenantId: 1 });
          return translated(documents.toArray());
        }),
      );
      return new Map(found.flat().map(({ _id, tenantId }) => [_id, tenantId]));
    },
  };
};
