import { type Document } from 'mongodb';
import { type OurBooks } from '#application/reconciliation/ports/our-books';
import { type Entry } from '#domain/reconciliation/entry';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { type Book, books, bookOfKey } from './books.ts';
import { inPages } from './in-pages.ts';

type Stored = Document & { _id: string };

export const mongoOurBooks = ({ mongo: { db } }: { mongo: Mongo }): OurBooks => {
  const of = ({ collection }: Book) => db.collection<Stored>(collection);

  const namesOf = async (
    book: Book,
    gatewayAccountId: GatewayAccountId,
    ids: readonly string[],
    references: readonly string[],
  ): Promise<readonly Readonly<{ _id: string; reference: string | null }>[]> =>
    (
      await Promise.all(
        [{ _id: { $in: [...ids] } }, { reference: { $in: [...references], $gt: '' } }].map((named) =>
          translated(
            of(book)
              .find({ gatewayAccountId, ...named })
              .project<Readonly<{ _id: string; reference: string | null }>>({ reference: 1 })
              .toArray(),
          ),
        ),
      )
    ).flat();

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
      const known = await Promise.all(
        books.map(async (book) => {
          const told = lines.filter(({ kind }) => kind === book.kind);
          if (told.length === 0) return [];
          const ids = told.flatMap(({ ourId }) => ourId ?? []);
          const names = await namesOf(
            book,
            account,
            ids,
            told.map(({ reference }) => reference),
          );
          return names.flatMap(({ _id, reference }) => [
            [_id, _id] as const,
            [`${book.kind} ${reference ?? ''}`, _id] as const,
          ]);
        }),
      );
      const byName = new Map(known.flat());
      return lines.map(
        ({ kind, ourId, reference }) =>
          (ourId === undefined ? undefined : byName.get(ourId)) ?? byName.get(`${kind} ${reference}`),
      );
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
  };
};
