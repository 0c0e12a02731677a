import {
  type CustomerId,
  type InvoiceId,
  type PaymentId,
  type PaymentMethodId,
  type RefundId,
  type TenantId,
} from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type AmountOutsideLimits, type DrawRefusal } from '../../payments/contract.ts';
import { type Actor } from '../../shared/actor.ts';

/** What to pay with: a saved method, or a kind with or without a token that the provider's own browser code made. */
export type Means = Readonly<{ id: PaymentMethodId } | { type: string; token?: string | undefined }>;

/** One attempt to be paid for an invoice. The same `key` is the same attempt, however often it is asked for. */
export type AskedCharge = Readonly<{
  tenantId: TenantId;
  key: string;
  invoiceId: InvoiceId;
  customerId: CustomerId;
  amount: Money;
  means: Means;
  country: string | null;
  description: string;
  /** Who pays now; null when the customer is away and Kassa charges what they saved. */
  actor: Actor | null;
  /** Where the payer comes back to after an action elsewhere. */
  returnUrl: string | null;
}>;

/**
 * What came of it. `unknown`: that is not known yet, and is found out by payments. `action`: the payer must act, at `url` if
 * there is a page; `transferUntil`: by bringing or sending money, which is waited for until then. `failure`: a failure code of payments, or why it could not even be tried.
 */
export type ChargeOutcome = Readonly<
  | { kind: 'paid'; paymentId: PaymentId; amount: Money }
  | { kind: 'failed'; paymentId: PaymentId | null; failure: string }
  | { kind: 'action'; paymentId: PaymentId; url: string | null; transferUntil: Date | null }
  | { kind: 'unknown'; paymentId: PaymentId }
>;

/** Why a charge can't be asked for at all. */
export type ChargeRefusal = AmountOutsideLimits | DrawRefusal;

/** A refund of a payment. `isUndone`: it was completed, and its money came again since. */
export type ReturnedMoney = Readonly<{
  refundId: RefundId;
  amount: Money;
  reason: string;
  isUndone: boolean;
}>;

/** Answered by the payments module. */
export interface Charges {
  /** Why it would be refused before any provider is asked; undefined when it would not be. Nothing is stored. */
  refusalOf(asked: Omit<AskedCharge, 'key'>): Promise<ChargeRefusal | undefined>;
  charge(asked: AskedCharge): Promise<ChargeOutcome>;
  /** What has become of it since; undefined when there is no such payment. `key`: the one it was asked for with. */
  look(
    tenantId: TenantId,
    which: Readonly<{ paymentId: PaymentId } | { key: string }>,
  ): Promise<ChargeOutcome | undefined>;
  /** Gives back what was paid too much, all of it, once for each key. */
  giveBack(
    asked: Readonly<{ tenantId: TenantId; key: string; paymentId: PaymentId; reason: string }>,
  ): Promise<void>;
  /** The invoice that a payment is for; null when it is for none. */
  invoiceOf(tenantId: TenantId, paymentId: PaymentId): Promise<InvoiceId | null>;
  /** All refunds of a payment that were ever completed, the earliest first. */
  returnsOf(tenantId: TenantId, paymentId: PaymentId): Promise<readonly ReturnedMoney[]>;
  /** Sees to it that a payment that waits for its payer can be paid no longer. Gives what became of it. */
  abandon(tenantId: TenantId, paymentId: PaymentId, key: string): Promise<ChargeOutcome | undefined>;
}
