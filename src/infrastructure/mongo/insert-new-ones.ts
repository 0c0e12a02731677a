import { type Collection, type Document, MongoBulkWriteError, type OptionalUnlessRequiredId } from 'mongodb';
import { KeyTaken } from '#application/shared/key-taken';
import { isDuplicateCode, translated } from './mongo-failures.ts';

/**
 * Inserts what is not there yet, and gives how many were not. What is there already was told before; all else that goes
 * wrong fails all of them, and they are told again.
 */
export const insertNewOnes = async <T extends Document>(
  collection: Collection<T>,
  documents: readonly OptionalUnlessRequiredId<T>[],
): Promise<number> => {
  if (documents.length === 0) return 0;
  try {
    await translated(collection.insertMany(documents, { ordered: false }));
    return documents.length;
  } catch (failure) {
    const cause = failure instanceof KeyTaken ? failure.cause : failure;
    if (!(cause instanceof MongoBulkWriteError)) throw failure;
    const errors = [cause.writeErrors].flat();
    const isInDoubt = errors.length === 0 || cause.result.getWriteConcernError() !== undefined;
    if (isInDoubt || errors.some((error) => !isDuplicateCode(error.code))) throw failure;
    return documents.length - errors.length;
  }
};
