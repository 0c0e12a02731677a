import { type Document, type Filter } from 'mongodb';
import { type BookedEntry, type Journal } from '#application/ledger/ports/journal';
import { type Mongo } from '../connection.ts';
import { insertNewOnes } from '../insert-new-ones.ts';
import { translated } from '../mongo-failures.ts';
import { timeCursor, within } from '../time-cursor.ts';
import {
  type EntryDocument,
  ledgerCollections,
  toDocument,
  toEntry,
  withoutPayment,
} from './entry.document.ts';

export const mongoJournal = ({ mongo: { db } }: { mongo: Mongo }): Journal => {
  const entries = db.collection<EntryDocument>(ledgerCollections.items);
  return {
    append: (more) => insertNewOnes(entries, more.map(toDocument)),
    holds: async (id) => (await translated(entries.findOne({ _id: id }))) !== null,
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
      return { data, nextCursor: found.length > limit && last ? timeCursor(last) : null };
    },
    ofPayments: async (tenantId, ids) => {
      const found = await translated(entries.find({ paymentId: { $in: [...ids] } }).toArray());
      return found.filter((entry) => entry.tenantId === tenantId).map(toEntry);
    },
    ofReferences: async (tenantId, references) => {
      const found = await translated(
        entries
          .find({ reference: { $in: [...references] }, ...withoutPayment } as Filter<EntryDocument>)
          .toArray(),
      );
      return found.filter((entry) => entry.tenantId === tenantId).map(toEntry);
    },
  };
};

/** A payment has few entries; an account has its own among many. */
const indexFor = (asked: Readonly<{ account?: string | undefined; paymentId?: string | undefined }>) =>
  asked.paymentId !== undefined ? 'payment' : asked.account !== undefined ? 'account' : 'time';
