import { type ProviderTransaction, type TransactionDecision } from '#domain/payments/provider-transaction';
import { type GatewayAccountId, type PaymentId } from '#domain/shared/ids';

export interface TransactionRepository {
  find(account: GatewayAccountId, providerId: string): Promise<ProviderTransaction | undefined>;
  findByNumber(account: GatewayAccountId, number: number): Promise<ProviderTransaction | undefined>;
  /** The exclusive transaction that is open for a payment or has paid it. */
  holderOf(paymentId: PaymentId): Promise<ProviderTransaction | undefined>;
  /** Created by the provider from `from` to `to`, both included, oldest first. Throws RangeError when there are too many. */
  between(account: GatewayAccountId, from: Date, to: Date): Promise<readonly ProviderTransaction[]>;

  /** A number that was never given before for this provider, nor will be again. It may be lost, never repeated. */
  nextNumber(provider: string): Promise<number>;
  /**
   * Undefined when the provider's id is stored already. Throws KeyTaken when another exclusive transaction holds the
   * payment, or the number is in use.
   */
  insert(decision: TransactionDecision): Promise<ProviderTransaction | undefined>;
  /** Throws ConcurrencyConflict when the stored version is not the one we loaded. */
  save(decision: TransactionDecision): Promise<ProviderTransaction>;

  /** Open ones whose time is up. */
  overdue(now: Date, limit: number): Promise<readonly ProviderTransaction[]>;
  /** Steps that were begun before then and are still under way. */
  underWaySince(before: Date, limit: number): Promise<readonly ProviderTransaction[]>;
}
