import { payByTransaction, type PayRefusal } from '#domain/payments/payment-transaction';
import { cancelReasons, type ProviderTransaction } from '#domain/payments/provider-transaction';
import { endStep } from '#domain/payments/transaction-steps';
import { err, ok, type Result } from '#domain/shared/result';
import { ownKeys } from '../shared/idempotency.ts';
import { KeyTaken } from '../shared/key-taken.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { keepPayment } from './keep-payment.ts';
import { keepTransaction } from './keep-transaction.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { load } from '../shared/load.ts';

/**
 * Ends a perform that is under way: the payment is captured by this transaction, or was by it before, or refuses. Doing it
 * again, or beside itself, ends the same.
 */
export const finishPerform = async (
  ports: PaymentsPorts,
  transaction: ProviderTransaction,
): Promise<Result<Readonly<{ transaction: ProviderTransaction; already: boolean }>, PayRefusal>> => {
  const paid = await askPayment(ports, transaction);
  const at = ports.clock.now();
  if (paid.ok) {
    const performed = await keepTransaction(
      ports,
      endStep(transaction, { type: 'TransactionPerformed', at }),
    );
    return ok({ transaction: performed, already: false });
  }
  const { id, paymentId, provider } = transaction;
  await keepTransaction(
    ports,
    endStep(transaction, { type: 'TransactionRefused', reason: cancelReasons.refused, at }),
  );
  ports.log.warn('transaction-refused', { transactionId: id, paymentId, provider, why: paid.error });
  return err(paid.error);
};

/**
 * The one place where a payment is completed by a transaction: the version of the payment decides between rivals. Should
 * another payment have what this one is to be called by, it is called by the transaction's own id: the money is there.
 */
const askPayment = async (
  ports: PaymentsPorts,
  transaction: ProviderTransaction,
): Promise<Result<true, PayRefusal>> => {
  const { id, providerId, paymentReference } = transaction;
  try {
    return await pay(ports, transaction);
  } catch (failure) {
    if (!(failure instanceof KeyTaken) || paymentReference === providerId) throw failure;
    ports.log.error('payment-reference-in-use', { transactionId: id, paymentReference });
    return pay(ports, { ...transaction, paymentReference: providerId });
  }
};

const pay = (ports: PaymentsPorts, transaction: ProviderTransaction): Promise<Result<true, PayRefusal>> =>
  retryOnConflict(async () => {
    const { tenantId, paymentId, id } = transaction;
    const payment = await load(ports.payments, tenantId, paymentId);
    const key = `${ownKeys}performed:${id}`;
    const decision = payByTransaction(payment, transaction, { key, at: ports.clock.now() });
    if (!decision.ok) return decision;
    if (decision.value) await keepPayment(ports, decision.value);
    return ok(true);
  });
