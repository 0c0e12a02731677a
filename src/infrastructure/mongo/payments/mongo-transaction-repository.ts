import { type TransactionRepository } from '#application/payments/ports/transaction-repository';
import { type ProviderTransaction, transactionId } from '#domain/payments/provider-transaction';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { nextNumber } from '../next-number.ts';
import { deriveTransaction, isWholeTransaction } from './transaction.document.ts';

/** Far more than an account has in any period that providers ask about. Half a statement would be a wrong one. */
const statementMax = 50_000;

export const mongoTransactionRepository = ({ mongo }: { mongo: Mongo }): TransactionRepository => {
  const transactions = aggregateCollection<ProviderTransaction>(
    mongo.db.collection<{ _id: string }>('provider_transactions'),
    { derive: deriveTransaction, isWhole: isWholeTransaction },
  );
  const next = nextNumber(mongo);
  return {
    find: (account, providerId) => transactions.findById(transactionId(account, providerId)),
    findByNumber: (gatewayAccountId, number) => transactions.findOne({ gatewayAccountId, number }),
    holderOf: (paymentId) => transactions.findOne({ 'derived.holds': paymentId }),
    between: async (gatewayAccountId, from, to) => {
      const found = await transactions.findMany(
        { gatewayAccountId, providerAt: { $gte: from, $lte: to } },
        { providerAt: 1 },
        statementMax + 1,
      );
      if (found.length > statementMax)
        throw new RangeError(
          `more than ${statementMax} transactions are in this period: ask for a shorter one`,
        );
      return found;
    },
    nextNumber: (provider) => next(`transactions:${provider}`),
    insert: ({ state }) => transactions.insert(state, []),
    save: ({ state }) => transactions.save(state, []),
    overdue: (now, limit) =>
      transactions.findMany({ 'derived.overdueAt': { $lte: now } }, { 'derived.overdueAt': 1 }, limit),
    underWaySince: (before, limit) =>
      transactions.findMany({ 'derived.begunAt': { $lte: before } }, { 'derived.begunAt': 1 }, limit),
  };
};
