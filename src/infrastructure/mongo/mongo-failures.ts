import {
  type Document,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { KeyTaken } from '#application/shared/key-taken';
import { Unavailable } from '#application/shared/unavailable';

const duplicateKey = 11_000;

export const isDuplicateCode = (code: unknown): boolean => code === duplicateKey;

/** Whether a write ran into a unique index over this field. */
export const isDuplicate = (failure: unknown, field?: string): boolean =>
  failure instanceof MongoServerError &&
  failure.code === duplicateKey &&
  (field === undefined || field in (failure.keyPattern as Document));

/**
 * The driver's failures in our words. When the connection broke, a write may or may not have been made; whoever asked is
 * told to ask again, which is safe because every write is keyed or guarded by a version.
 */
export const translated = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (failure) {
    if (isDuplicate(failure)) throw new KeyTaken('the value of a unique field is in use', { cause: failure });
    if (isConnectionLost(failure)) throw new Unavailable('the database does not answer', { cause: failure });
    throw failure;
  }
};

const isConnectionLost = (failure: unknown): boolean =>
  failure instanceof MongoNetworkError ||
  failure instanceof MongoServerSelectionError ||
  (failure instanceof MongoError && failure.hasErrorLabel('RetryableWriteError'));
