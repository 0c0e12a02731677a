import { cancelReasons, type ProviderTransaction } from '#domain/payments/provider-transaction';
import { cancelTransaction } from '#domain/payments/transaction-steps';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { keepTransaction } from '../keep-transaction.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

const batchMax = 50;

/** Gives up transactions that were opened and never performed in their time. Gives how many there were. */
export const expireTransactions = (ports: PaymentsPorts) => async (): Promise<number> => {
  const due = await ports.transactions.overdue(ports.clock.now(), batchMax);
  for (const transaction of due) await expireOne(ports, transaction);
  return due.length;
};

const expireOne = async (ports: PaymentsPorts, transaction: ProviderTransaction): Promise<void> => {
  try {
    await keepTransaction(ports, cancelTransaction(transaction, cancelReasons.timeout, ports.clock.now()));
  } catch (failure) {
    // The provider did something with it at this very moment.
    if (!(failure instanceof ConcurrencyConflict)) throw failure;
  }
};
