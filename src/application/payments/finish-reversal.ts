import { type ProviderTransaction, reversalReference } from '#domain/payments/provider-transaction';
import { endStep } from '#domain/payments/transaction-steps';
import { err, ok, type Result } from '#domain/shared/result';
import { giveBackWhole } from './give-back-whole.ts';
import { keepTransaction } from './keep-transaction.ts';
import { type PaymentsPorts } from './payments-ports.ts';

/**
 * Ends a reversal that is under way: all that was captured goes back in the payment's books, or none of it. Doing it
 * again, or beside itself, ends the same.
 */
export const finishReversal = async (
  ports: PaymentsPorts,
  transaction: ProviderTransaction,
): Promise<
  Result<Readonly<{ transaction: ProviderTransaction; already: boolean }>, 'cannot-be-given-back'>
> => {
  const { id, tenantId, paymentId, provider, providerId } = transaction;
  const reference = reversalReference(providerId);
  const isGivenBack = await giveBackWhole(ports, { tenantId, paymentId, reference });
  const at = ports.clock.now();
  if (isGivenBack) {
    const reversed = await keepTransaction(ports, endStep(transaction, { type: 'TransactionReversed', at }));
    return ok({ transaction: reversed, already: false });
  }
  await keepTransaction(ports, endStep(transaction, { type: 'ReversalRefused', at }));
  ports.log.warn('reversal-refused', { transactionId: id, paymentId, provider });
  return err('cannot-be-given-back');
};
