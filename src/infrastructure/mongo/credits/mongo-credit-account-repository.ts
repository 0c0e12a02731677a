import { type CreditAccountRepository } from '#application/credits/ports/credit-account-repository';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { type CreditAccount, type NumberedEntry } from '#domain/credits/credit-account';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo, relaxed } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { creditCollections, deriveAccount, isWholeAccount } from './credits.document.ts';

type Stored = Readonly<{ _id: string; unfiled?: NumberedEntry[] }>;

export const mongoCreditAccountRepository = ({ mongo }: { mongo: Mongo }): CreditAccountRepository => {
  const documents = mongo.db.collection<Stored>(creditCollections.accounts);
  const accounts = aggregateCollection<CreditAccount>(
    mongo.db.collection<{ _id: string }>(creditCollections.accounts),
    { derive: deriveAccount, isWhole: isWholeAccount },
  );
  const due = (field: string, now: Date, limit: number) =>
    accounts.findMany({ [field]: { $lte: now } }, { [field]: 1 }, limit);
  return {
    find: (id) => accounts.findById(id),
    save: async (account, events) => {
      if (account.version > 0) return accounts.save(account, events);
      const stored = await accounts.insert(account, events);
      if (!stored) throw new ConcurrencyConflict(`${account.id} was opened by somebody else`);
      return stored;
    },
    // The version stays: nothing about the account has changed, and an entry that reappears is filed once more.
    dropUnfiled: async (id, numbers) => {
      await translated(
        documents.updateOne({ _id: id }, { $pull: { unfiled: { number: { $in: [...numbers] } } } }, relaxed),
      );
    },
    unfiled: (before, limit) =>
      accounts.findMany(
        { 'unfiled.0': { $exists: true }, 'unfiled.at': { $lt: before } },
        { 'unfiled.at': 1 },
        limit,
      ),
    expired: (now, limit) => due('derived.expiresAt', now, limit),
    noticesDue: (now, limit) => due('derived.noticeAt', now, limit),
  };
};
