import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { beginReversal, cancelTransaction as cancelled } from '#domain/payments/transaction-steps';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { finishPerform } from '../finish-perform.ts';
import { finishReversal } from '../finish-reversal.ts';
import { keepTransaction } from '../keep-transaction.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type CancelRefusal } from '../ports/transaction-desk.ts';

type Cancelled = Result<Readonly<{ transaction: ProviderTransaction; already: boolean }>, CancelRefusal>;

/** Gives a transaction up, or takes the money of a performed one out of our books. */
export const cancelTransaction =
  (ports: PaymentsPorts, account: GatewayAccountId) =>
  (providerId: string, reason: number, reversal: 'refund' | 'refuse'): Promise<Cancelled> =>
    retryOnConflict(async () => {
      const found = await ports.transactions.find(account, providerId);
      if (!found) return err('not-found');
      const transaction = await afterPerform(ports, found);
      const at = ports.clock.now();
      if (transaction.status === 'opened') {
        const given = await keepTransaction(ports, cancelled(transaction, reason, at));
        return ok({ transaction: given, already: false });
      }
      if (transaction.status !== 'performed') return ok({ transaction, already: true });
      if (reversal === 'refuse') return err('cannot-be-given-back');
      const begun = transaction.underWay
        ? transaction
        : await keepTransaction(ports, beginReversal(transaction, reason, at));
      return finishReversal(ports, begun);
    });

/** A perform that nobody finished is finished first: what comes after it must know how it ended. */
const afterPerform = async (
  ports: PaymentsPorts,
  transaction: ProviderTransaction,
): Promise<ProviderTransaction> => {
  if (transaction.underWay?.step !== 'perform') return transaction;
  await finishPerform(ports, transaction);
  const { gatewayAccountId, providerId } = transaction;
  return (await ports.transactions.find(gatewayAccountId, providerId)) ?? transaction;
};
