import { type Collection, type Document, MongoBulkWriteError, type OptionalUnlessRequiredId } from 'mongodb';
import { isDuplicateCode, translated } from '../mongo-failures.ts';

/** Inserts those whose id is not there yet; the others stay as they are. */
export const insertNew = async <Stored extends Document>(
  collection: Collection<Stored>,
  documents: readonly OptionalUnlessRequiredId<Stored>[],
): Promise<void> => {
  if (documents.length === 0) return;
  try {
    await collection.insertMany([...documents], { ordered: false });
  } catch (failure) {
    const errors = failure instanceof MongoBulkWriteError ? [failure.writeErrors].flat() : [];
    const areThere = errors.length > 0 && errors.every(({ code }) => isDuplicateCode(code));
    if (!areThere) await translated(Promise.reject(failure as Error));
  }
};
