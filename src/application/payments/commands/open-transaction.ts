import { type Payment } from '#domain/payments/payment';
import { standingOf } from '#domain/payments/payment-transaction';
import { cancelReasons, isOverdue, type ProviderTransaction } from '#domain/payments/provider-transaction';
import { cancelTransaction, openTransaction as openedTransaction } from '#domain/payments/transaction-steps';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { KeyTaken } from '../../shared/key-taken.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { findPayable } from '../find-payable.ts';
import { keepTransaction } from '../keep-transaction.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type OpenRefusal, type OpenTransaction } from '../ports/transaction-desk.ts';

/** What is in the way may be overdue and make room, which somebody else may take at once. */
const triesMax = 5;

/** Opens a transaction for a payment that may be paid, or gives the one that is stored under the provider's id. */
export const openTransaction =
  (ports: PaymentsPorts, account: GatewayAccountId) =>
  async (asked: OpenTransaction): Promise<Result<ProviderTransaction, OpenRefusal>> => {
    for (let tries = 1; tries <= triesMax; tries += 1) {
      const stored = await ports.transactions.find(account, asked.providerId);
      if (stored) return ok(await withoutOverdue(ports, stored));
      const payment = judged(await findPayable(ports, account)(asked.reference), asked, ports.clock.now());
      if (!payment.ok) return payment;
      if ((await insert(ports, payment.value, asked)) === 'stored') continue;
      if (await isHeld(ports, payment.value, asked)) return err('held-by-another');
    }
    throw new Error(`transaction ${asked.providerId} is neither stored nor refused`);
  };

const judged = (
  payment: Payment | undefined,
  { amount, expiresAt }: OpenTransaction,
  now: Date,
): Result<Payment, OpenRefusal> => {
  if (!payment) return err('unknown-payment');
  if (amount.minor !== payment.amount.minor || amount.currency !== payment.amount.currency)
    return err('wrong-amount');
  const standing = standingOf(payment);
  if (standing !== 'open') return err(standing);
  return expiresAt !== null && expiresAt <= now ? err('closed') : ok(payment);
};

/** `stored`: by us or, at the same moment, by a repetition. `taken`: another transaction holds the payment. */
const insert = async (
  { transactions, clock }: PaymentsPorts,
  payment: Payment,
  {
    providerId,
    account,
    amount,
    isExclusive,
    providerAt,
    expiresAt,
    paymentReference,
    notes,
  }: OpenTransaction,
): Promise<'stored' | 'taken'> => {
  const decision = openedTransaction(
    {
      tenantId: payment.tenantId,
      gatewayAccountId: payment.gatewayAccountId,
      provider: payment.gateway,
      providerId,
      number: await transactions.nextNumber(payment.gateway),
      paymentId: payment.id,
      paymentReference: paymentReference ?? providerId,
      account,
      amount,
      isExclusive,
      providerAt,
      expiresAt: expiresAt ?? payment.expiresAt,
      notes: notes ?? {},
    },
    clock.now(),
  );
  try {
    await transactions.insert(decision);
    return 'stored';
  } catch (failure) {
    if (failure instanceof KeyTaken) return 'taken';
    throw failure;
  }
};

/** Whether another transaction has the payment. One whose time is up is given up here: the sweep has not come by yet. */
const isHeld = async (
  ports: PaymentsPorts,
  { id }: Payment,
  { providerId }: OpenTransaction,
): Promise<boolean> => {
  const holder = await ports.transactions.holderOf(id);
  if (!holder || holder.providerId === providerId) return false;
  return (await withoutOverdue(ports, holder)).status !== 'cancelled';
};

/** The transaction as it is now: cancelled, when it was open and its time is up. */
const withoutOverdue = (ports: PaymentsPorts, seen: ProviderTransaction): Promise<ProviderTransaction> =>
  retryOnConflict(async () => {
    if (!isOverdue(seen, ports.clock.now())) return seen;
    const latest = (await ports.transactions.find(seen.gatewayAccountId, seen.providerId)) ?? seen;
    const at = ports.clock.now();
    return isOverdue(latest, at)
      ? keepTransaction(ports, cancelTransaction(latest, cancelReasons.timeout, at))
      : latest;
  });
