import { type Collection, type Document, type IndexDescription } from 'mongodb';
import { type Resealable, type SealedThing } from '#application/shared/ports/resealable';
import { keyOfSealed } from '#application/shared/ports/secret-box';
import { type Mongo } from './connection.ts';
import { translated } from './mongo-failures.ts';

/** What to derive from a document's sealed texts, so that they are found by their keys; undefined when there are none. */
export const sealedWith = (texts: readonly string[]): readonly string[] | undefined =>
  texts.length === 0 ? undefined : [...new Set(texts.map(keyOfSealed))];

export const sealedWithIndex: IndexDescription = {
  name: 'sealed-with',
  key: { 'derived.sealedWith': 1 },
  partialFilterExpression: { 'derived.sealedWith': { $exists: true } },
};

/**
 * The sealed texts of a collection's documents. `texts`: each by its path. The version stays, because nothing about the
 * thing has changed: if somebody saves it meanwhile with the old texts, it is found once more.
 */
export const mongoResealable = (
  mongo: Mongo,
  kind: string,
  {
    context,
    texts,
  }: Readonly<{
    context(document: Document): string;
    texts(document: Document): Readonly<Record<string, string>>;
  }>,
): Resealable => {
  const documents: Collection<{ _id: string; version: number }> = mongo.db.collection(kind);
  return {
    kind,
    sealedWith: async (keys, limit) => {
      const found = await translated(
        documents
          .find({ 'derived.sealedWith': { $exists: true, $in: [...keys] } })
          .limit(limit)
          .toArray(),
      );
      return found.map((document): SealedThing => ({
        id: document._id,
        version: document.version,
        context: context(document),
        texts: texts(document),
      }));
    },
    replace: async ({ id, version, texts: anew }) => {
      const { matchedCount } = await translated(
        documents.updateOne(
          { _id: id, version },
          { $set: { ...anew, 'derived.sealedWith': sealedWith(Object.values(anew)) } },
        ),
      );
      return matchedCount === 1;
    },
  };
};
