import { OneId } from './params.ts';
import { type MerchantMethod, refuse } from './merchant-method.ts';
import { msOf, numberOf, stateOf } from './transaction-row.ts';

/** Payme has taken the money. A refusal makes it give the money back. */
export const performTransaction: MerchantMethod = async ({ desk }, params) => {
  const asked = OneId.safeParse(params);
  if (!asked.success) return refuse('malformed');
  const performed = await desk.perform(asked.data.id);
  if (!performed.ok) return refuse(refusals[performed.error]);
  const { transaction } = performed.value;
  if (transaction.status !== 'performed') return refuse('impossible');
  return {
    result: {
      transaction: numberOf(transaction),
      perform_time: msOf(transaction.performedAt),
      state: stateOf(transaction),
    },
  };
};

/** A refusal cancels the transaction, so the repetition of one finds it cancelled: it must read the same. */
const refusals = {
  'not-found': 'no-transaction',
  expired: 'expired',
  cancelled: 'closed',
  'paid-by-another': 'closed',
  'payment-closed': 'closed',
} as const;
