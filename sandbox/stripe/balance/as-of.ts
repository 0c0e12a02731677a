import { type BalanceTransaction } from './balance-transaction.ts';

/** Takes a balance transaction and the time in seconds and gives it with the status it has by then. */
export const asOf = (transaction: BalanceTransaction, nowSeconds: number): BalanceTransaction =>
  transaction.status === 'pending' && transaction.available_on <= nowSeconds
    ? { ...transaction, status: 'available' }
    : transaction;
