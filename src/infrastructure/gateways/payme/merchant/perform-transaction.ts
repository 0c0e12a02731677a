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

const refusals = {
  'not-found': 'no-transaction',
  cancelled: 'impossible',
  expired: 'expired',
  'paid-by-another': 'paid',
  'payment-closed': 'closed',
} as const;
