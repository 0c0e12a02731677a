import { z } from 'zod';
import { Id } from './params.ts';
import { type MerchantMethod, refuse } from './merchant-method.ts';
import { msOf, numberOf, stateOf } from './transaction-row.ts';

/** The reasons are 1 to 5 and 10; any other number is kept as it comes. */
const Params = z.object({ id: Id, reason: z.int() });

/** Given up before the money was taken, or the money given back after. */
export const cancelTransaction: MerchantMethod = async ({ desk }, params) => {
  const asked = Params.safeParse(params);
  if (!asked.success) return refuse('malformed');
  const cancelled = await desk.cancel(asked.data.id, asked.data.reason, 'refund');
  if (!cancelled.ok) return refuse(cancelled.error === 'not-found' ? 'no-transaction' : 'not-cancellable');
  const { transaction } = cancelled.value;
  return {
    result: {
      transaction: numberOf(transaction),
      cancel_time: msOf(transaction.cancelledAt),
      state: stateOf(transaction),
    },
  };
};
