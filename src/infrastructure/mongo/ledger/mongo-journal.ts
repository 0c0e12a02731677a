import { type Collection, type Document, type Filter, MongoBulkWriteError } from 'mongodb';
import { type BookedEntry, type Journal } from '#application/ledger/ports/journal';
import { KeyTaken } from '#application/shared/key-taken';
import { type Entry } from '#domain/ledger/entry';
import { type Mongo } from '../connection.ts';
import { isDuplicateCode, translated } from '../mongo-failures.ts';
import { type EntryDocument, ledgerCollections, toDocument, toEntry } from './entry.document.ts';

export const mongoJournal = ({ mongo: { db } }: { mongo: Mongo }): Journal => {
  const entries = db.collection<EntryDocument>(ledgerCollections.items);
  return {
    append: (more) => (more.length === 0 ? Promise.resolve(0) : append(entries, more)),
    find: async (tenantId, id) => {
      const found = await translated(entries.findOne({ _id: id }));
      return found?.tenantId === tenantId ? toEntry(found) : undefined;
    },
    list: async ({ tenantId, account, paymentId, from, to }, { cursor, limit }) => {
      const filter: Document = {
        tenantId,
        ...(account !== undefined && { 'postings.account': account }),
        ...(paymentId !== undefined && { paymentId }),
        ...within(from, to, cursor),
      };
      const found = await translated(
        entries
          .find(filter as Filter<EntryDocument>, { hint: indexFor({ account, paymentId }) })
          .sort({ at: -1, _id: -1 })
          .limit(limit + 1)
          .toArray(),
      );
      const data = found.slice(0, limit).map((document): BookedEntry => ({
        ...toEntry(document),
        height: document.height === 0 ? null : document.height,
      }));
      const last = data.at(-1);
      return { data, nextCursor: found.length > limit && last ? `${last.at.getTime()}.${last.id}` : null };
    },
    ofPayments: async (tenantId, ids) => {
      const found = await translated(entries.find({ paymentId: { $in: [...ids] } }).toArray());
      return found.filter((entry) => entry.tenantId === tenantId).map(toEntry);
    },
  };
};

/** What is there already was told before; all else that goes wrong fails all of them, and they are told again. */
const append = async (entries: Collection<EntryDocument>, more: readonly Entry[]): Promise<number> => {
  try {
    await translated(entries.insertMany(more.map(toDocument), { ordered: false }));
    return more.length;
  } catch (failure) {
    const cause = failure instanceof KeyTaken ? failure.cause : failure;
    if (!(cause instanceof MongoBulkWriteError)) throw failure;
    const errors = [cause.writeErrors].flat();
    const isInDoubt = errors.length === 0 || cause.result.getWriteConcernError() !== undefined;
    if (isInDoubt || errors.some((error) => !isDuplicateCode(error.code))) throw failure;
    return more.length - errors.length;
  }
};

/** A payment has few entries; an account has its own among many. */
const indexFor = (asked: Readonly<{ account?: string | undefined; paymentId?: string | undefined }>) =>
  asked.paymentId !== undefined ? 'payment' : asked.account !== undefined ? 'account' : 'time';

/** The cursor is the instant of the last entry seen, and its id for those of the same millisecond. */
const within = (from: Date | undefined, to: Date | undefined, cursor: string | undefined): Document => {
  if (cursor === undefined)
    return (from ?? to) ? { at: { ...(from && { $gte: from }), ...(to && { $lt: to }) } } : {};
  const dot = cursor.indexOf('.');
  const seen = new Date(Number(cursor.slice(0, dot)));
  return {
    at: { ...(from && { $gte: from }), ...(to && { $lt: to }), $lte: seen },
    $or: [{ at: { $lt: seen } }, { at: seen, _id: { $lt: cursor.slice(dot + 1) } }],
  };
};
