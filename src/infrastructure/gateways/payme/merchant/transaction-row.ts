import { type ProviderTransaction, type TransactionStatus } from '#domain/payments/provider-transaction';
import { minorUnits } from '#domain/shared/money';
import { type PaymeResult } from './merchant-method.ts';

/** States of the Merchant API: created, performed, cancelled before and after that. */
const states = { opened: 1, performed: 2, cancelled: -1, reversed: -2 } as const satisfies Record<
  TransactionStatus,
  number
>;

export const stateOf = ({ status }: ProviderTransaction): number => states[status];
/** Our number, as a text: that is how Payme keeps it. */
export const numberOf = ({ number }: ProviderTransaction): string => String(number);
/** Unix milliseconds; 0 for what has not happened. */
export const msOf = (at: Date | null): number => at?.getTime() ?? 0;

/** A transaction as it is stored, so that every telling of it is the same. */
export const rowOf = (transaction: ProviderTransaction): PaymeResult => ({
  create_time: msOf(transaction.createdAt),
  perform_time: msOf(transaction.performedAt),
  cancel_time: msOf(transaction.cancelledAt),
  transaction: numberOf(transaction),
  state: stateOf(transaction),
  reason: transaction.reason,
});

/** The same with what Payme told us of it, as a statement lists it. */
export const statementRowOf = (transaction: ProviderTransaction): PaymeResult => ({
  id: transaction.providerId,
  time: msOf(transaction.providerAt),
  amount: minorUnits(transaction.amount),
  account: transaction.account,
  ...rowOf(transaction),
  receivers: null,
});
