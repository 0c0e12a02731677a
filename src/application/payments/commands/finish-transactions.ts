import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { finishPerform } from '../finish-perform.ts';
import { finishReversal } from '../finish-reversal.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { settleEach, settledAtOnceMax } from '../settle-each.ts';

/**
 * Finishes what a provider began and never asked about again, after whoever worked on it had its time. Gives how many
 * there were.
 */
export const finishTransactions = (ports: PaymentsPorts) => async (): Promise<number> => {
  const before = new Date(ports.clock.now().getTime() - ports.settings.callLeaseMs);
  const due = await ports.transactions.underWaySince(before, settledAtOnceMax);
  return settleEach(ports, due, (transaction) => finishOne(ports, transaction));
};

const finishOne = async (ports: PaymentsPorts, transaction: ProviderTransaction): Promise<void> => {
  const finish = transaction.underWay?.step === 'perform' ? finishPerform : finishReversal;
  try {
    await finish(ports, transaction);
  } catch (failure) {
    // Somebody else has just finished it.
    if (!(failure instanceof ConcurrencyConflict)) throw failure;
  }
};
