import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { type MethodType } from '#domain/shared/method-type';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';

/** Money that a customer pays in of their own accord, through an account made for that. */
export type Deposit = Readonly<{ customerId: string; amount: Money }>;
export type OpenDeposit = Deposit &
  Readonly<{
    method: MethodType;
    providerId: string;
    /** What the payer named, as it came. */
    account: Readonly<Record<string, string>>;
    providerAt: Date;
    expiresAt: Date | null;
  }>;
export type DepositRefusal = 'unknown-customer' | 'wrong-amount';

/** Deposits of one account. Nobody asked for them, so each is a payment of its own, opened when the provider announces it. */
export interface DepositDesk {
  /** Why it would not be taken. Reads only. */
  check(deposit: Deposit): Promise<DepositRefusal | undefined>;
  /**
   * Opens a payment for this customer and the transaction on it; the same provider id always gives the same. `closed`: the
   * payment was called off before its transaction could be opened, or `expiresAt` is past.
   */
  open(asked: OpenDeposit): Promise<Result<ProviderTransaction, DepositRefusal | 'closed'>>;
}
