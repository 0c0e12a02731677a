import { type KeyedLine, type LineShelf } from '#application/reconciliation/ports/line-shelf';
import { type Mongo, relaxed } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { inPages } from './in-pages.ts';
import { insertNew } from './insert-new.ts';
import { reconciliationCollections } from './reconciliation.document.ts';

type Stored = KeyedLine & Readonly<{ _id: string; runId: string }>;

export const mongoLineShelf = ({ mongo }: { mongo: Mongo }): LineShelf => {
  const shelf = mongo.db.collection<Stored>(reconciliationCollections.lines);
  return {
    put: async (runId, page, lines) => {
      const documents = lines.map((line, place) => ({ ...line, _id: `${runId}:${page}:${place}`, runId }));
      await insertNew(shelf, documents);
    },
    inOrder: (runId, after) =>
      inPages(
        shelf
          .find({ runId, ...(after !== null && { key: { $gt: after } }) })
          .sort({ runId: 1, key: 1, _id: 1 }),
        ({ _id, runId: _run, ...line }): KeyedLine => line,
      ),
    clear: async (runId) => {
      await translated(shelf.deleteMany({ runId }, relaxed));
    },
  };
};
