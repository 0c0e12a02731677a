import { cancelReasons, isOverdue, type ProviderTransaction } from '#domain/payments/provider-transaction';
import { beginPerform, cancelTransaction } from '#domain/payments/transaction-steps';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { finishPerform } from '../finish-perform.ts';
import { keepTransaction } from '../keep-transaction.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type PerformRefusal } from '../ports/transaction-desk.ts';

export type Performed = Result<
  Readonly<{ transaction: ProviderTransaction; already: boolean }>,
  PerformRefusal
>;

/**
 * The provider has taken the money. First the transaction is set aside for it, so that it can't be cancelled meanwhile;
 * then the payment is asked, which decides; then the transaction is told.
 */
export const performTransaction =
  (ports: PaymentsPorts, account: GatewayAccountId) =>
  (providerId: string): Promise<Performed> =>
    retryOnConflict(async () => {
      const transaction = await ports.transactions.find(account, providerId);
      if (!transaction) return err('not-found');
      if (transaction.status === 'performed') return ok({ transaction, already: true });
      if (transaction.status !== 'opened')
        return err(transaction.reason === cancelReasons.timeout ? 'expired' : 'cancelled');
      const at = ports.clock.now();
      if (isOverdue(transaction, at)) {
        await keepTransaction(ports, cancelTransaction(transaction, cancelReasons.timeout, at));
        return err('expired');
      }
      const begun = transaction.underWay
        ? transaction
        : await keepTransaction(ports, beginPerform(transaction, at));
      return finishPerform(ports, begun);
    });
