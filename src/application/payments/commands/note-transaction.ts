import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { keepNotes } from '#domain/payments/transaction-steps';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { keepTransaction } from '../keep-transaction.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** Keeps what a provider tells about a transaction besides. What is known already stays as it was first told. */
export const noteTransaction =
  ({ transactions, clock }: Pick<PaymentsPorts, 'transactions' | 'clock'>, account: GatewayAccountId) =>
  (
    providerId: string,
    notes: Readonly<Record<string, string>>,
  ): Promise<Result<ProviderTransaction, 'not-found'>> =>
    retryOnConflict(async () => {
      const transaction = await transactions.find(account, providerId);
      if (!transaction) return err('not-found');
      const decision = keepNotes(transaction, notes, clock.now());
      return ok(decision ? await keepTransaction({ transactions }, decision) : transaction);
    });
