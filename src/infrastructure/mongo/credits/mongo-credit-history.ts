import { type Filter } from 'mongodb';
import { type CreditHistory } from '#application/credits/ports/credit-history';
import { type CreditEntryKind, type NumberedEntry } from '#domain/credits/credit-account';
import { type Mongo } from '../connection.ts';
import { findTogether } from '../find-together.ts';
import { insertNewOnes } from '../insert-new-ones.ts';
import { translated } from '../mongo-failures.ts';
import { creditCollections } from './credits.document.ts';

type Stored = NumberedEntry & Readonly<{ _id: string; accountId: string; tenantId: string }>;

export const mongoCreditHistory = ({ mongo }: { mongo: Mongo }): CreditHistory => {
  const entries = mongo.db.collection<Stored>(creditCollections.entries);
  const byId = findTogether(entries);
  return {
    file: async ({ id, tenantId }, filed) => {
      const documents = filed.map((entry) => ({
        _id: idOf(id, entry.kind, entry.cause),
        accountId: id,
        tenantId,
        ...entry,
      }));
      await insertNewOnes(entries, documents);
    },
    find: async (accountId, kind, cause) => {
      const found = await byId(idOf(accountId, kind, cause));
      return found ? entryOf(found) : undefined;
    },
    list: async (accountId, { kind, below, limit }) => {
      const filter: Filter<Stored> = {
        accountId,
        ...(kind && { kind }),
        ...(below !== undefined && { number: { $lt: below } }),
      };
      const found = await translated(entries.find(filter).sort({ number: -1 }).limit(limit).toArray());
      return found.map(entryOf);
    },
  };
};

const idOf = (accountId: string, kind: CreditEntryKind, cause: string): string =>
  `${accountId}.${kind}.${cause}`;

const entryOf = ({ _id, accountId: _a, tenantId: _t, ...entry }: Stored): NumberedEntry => entry;
