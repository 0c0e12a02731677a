import { type ProviderTransaction, type TransactionDecision } from '#domain/payments/provider-transaction';
import { type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type PaymentsPorts } from './payments-ports.ts';

/** Saves what the table allows. Whoever calls this has looked first, so a refusal of the table is a bug. */
export const keepTransaction = (
  { transactions }: Pick<PaymentsPorts, 'transactions'>,
  decision: Result<TransactionDecision, IllegalTransition>,
): Promise<ProviderTransaction> => {
  if (!decision.ok)
    throw new Error(`a transaction that is ${decision.error.from} refuses ${decision.error.event}`);
  return transactions.save(decision.value);
};
