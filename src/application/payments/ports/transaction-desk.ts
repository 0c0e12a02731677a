import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { type PaymentId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type DepositDesk } from './deposit-desk.ts';

/** A payment as a payer may ask about it: what is to be paid, and whether it still can be. */
export type Payable = Readonly<{
  paymentId: PaymentId;
  amount: Money;
  /** `open`: may be paid. `paid`: was. `closed`: cancelled, expired, failed, or given back. */
  standing: 'open' | 'paid' | 'closed';
}>;

export type OpenTransaction = Readonly<{
  providerId: string;
  /** What the payer named the payment by: Kassa's payment id, or the tenant's order id. */
  reference: string;
  account: Readonly<Record<string, string>>;
  amount: Money;
  providerAt: Date;
  /** Null: it stays open until the payment itself expires. */
  expiresAt: Date | null;
  /** One-time payments: another transaction is refused while one is open or the payment is paid. */
  isExclusive: boolean;
  /** What the provider calls the payment by once it is paid, when that is not `providerId`: what a refund names, say. */
  paymentReference?: string;
  notes?: Readonly<Record<string, string>>;
}>;
export type OpenRefusal = 'unknown-payment' | 'wrong-amount' | 'held-by-another' | 'paid' | 'closed';
export type PerformRefusal = 'not-found' | 'cancelled' | 'expired' | 'paid-by-another' | 'payment-closed';
export type CancelRefusal = 'not-found' | 'cannot-be-given-back';

/**
 * What a provider that leads its payments can have done, for one of its accounts. Every step may be repeated and gives
 * what is stored, whenever it comes and however often; steps that come at once end as if they had come one after another.
 */
export interface TransactionDesk {
  /** For accounts whose payers name a customer, not a payment. */
  readonly deposits: DepositDesk;
  /** By the payment's id, else the newest payment of this account with that order id. Reads only. */
  payable(reference: string): Promise<Payable | undefined>;
  /** Whether a payer is about to pay this payment: another exclusive transaction would be refused. Reads only. */
  isHeld(paymentId: PaymentId): Promise<boolean>;
  /** As it is stored: one whose time is up stays `opened` here until something is done with it, or the sweep finds it. */
  find(providerId: string): Promise<ProviderTransaction | undefined>;
  findByNumber(number: number): Promise<ProviderTransaction | undefined>;
  /**
   * Opens a transaction, or gives the one that this provider id already has, whatever became of it: one whose time is up
   * comes back `cancelled` with reason 4. A new one is refused as unknown, wrong in amount, paid, closed or held, in this
   * order; `closed` also when `expiresAt` is past.
   */
  open(asked: OpenTransaction): Promise<Result<ProviderTransaction, OpenRefusal>>;
  /**
   * The provider has taken the money. `already`: it had been performed before. The payment is the arbiter: whatever made
   * it, only one transaction completes it, and one whose payment is closed is refused so that the provider gives the money
   * back: it is `cancelled` from then on. `expired`: its time was up, now or before (reason 4).
   */
  perform(
    providerId: string,
  ): Promise<Result<Readonly<{ transaction: ProviderTransaction; already: boolean }>, PerformRefusal>>;
  /**
   * Given up before it was performed, or the money given back after. `reversal`: what to do with one that was performed:
   * take the money out of our books as a full refund, or refuse. A refund of ours over all of it that the provider is
   * making counts as this one; money of which a part has gone back `cannot-be-given-back`. The first reason stays.
   */
  cancel(
    providerId: string,
    reason: number,
    reversal: 'refund' | 'refuse',
  ): Promise<Result<Readonly<{ transaction: ProviderTransaction; already: boolean }>, CancelRefusal>>;
  /** Transactions the provider created from `from` to `to`, both included, oldest first. */
  between(from: Date, to: Date): Promise<readonly ProviderTransaction[]>;
  /** Keeps further facts; what is known already stays. */
  note(
    providerId: string,
    notes: Readonly<Record<string, string>>,
  ): Promise<Result<ProviderTransaction, 'not-found'>>;
}
