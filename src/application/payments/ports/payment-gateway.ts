import { type Evidence } from '#domain/payments/dispute-evidence';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { type MethodType } from '#domain/shared/method-type';
import { type CaptureMethod } from '#domain/payments/payment';
import { type Receipt } from '#domain/payments/payment-facts';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';
import { type Currency } from '#domain/shared/currency';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Rate } from '#domain/shared/rate';

/** Every call carries the key under which the provider answers a repetition with its first answer. */
type Call = Readonly<{
  key: string;
  paymentId: PaymentId;
  /** It may have been made before, so a provider that turns us away now (too many requests, say) tells nothing about then. */
  again?: boolean;
}>;

/** A payment the provider does not know yet. Built from immutable fields only, so a repetition asks for the same thing. */
export type OpeningCall = Call &
  Readonly<{
    amount: Money;
    captureMethod: CaptureMethod;
    methodType: MethodType;
    /** The provider's token for what to charge. */
    source: string | null;
    /** The customer's id at this provider, when a saved method of theirs is charged. */
    customerReference: string | null;
    /** The customer is away: they agreed to this charge when they saved the method. */
    offSession: boolean;
    /** The number people read out, and the tenant's own order. */
    number: string;
    orderId: string | null;
    description: string | null;
    returnUrl: string | null;
    /** Set when people have the money already: then nothing is left to ask but whether enough of them have said so. */
    received?: Receipt | undefined;
    /** When the call was promised; for providers whose book can only be searched by time. */
    promisedAt: Date;
  }>;
export type ConfirmCall = Call &
  Readonly<{
    /** Null where the provider has no id of a payment before it is paid. */
    reference: string | null;
    amount: Money;
    captureMethod: CaptureMethod;
    source: string | null;
    /** The customer's id at this provider, when a saved method of theirs is charged. */
    customerReference?: string | null;
    returnUrl: string | null;
  }>;
export type CaptureCall = Call & Readonly<{ reference: string; amount: Money }>;
export type VoidCall = Call & Readonly<{ reference: string | null }>;
export type RefundCall = Call &
  Readonly<{
    refundId: RefundId;
    paymentReference: string;
    /** The provider's id of this refund, once it is known; then it may be looked at, but not asked for again. */
    reference: string | null;
    amount: Money;
    /** It is all that was captured, and nothing went back before. */
    isWhole?: boolean;
    reason: string;
    promisedAt: Date;
  }>;
export type EvidenceSubmission = Readonly<{ key: string; reference: string; evidence: Evidence }>;

/** A call whose outcome nobody heard: what was asked for, and how often it has been asked about. */
export type CallInDoubt = Readonly<
  | { operation: 'authorize' | 'charge'; call: OpeningCall; reference: string | null; asks: number }
  | { operation: 'confirm'; call: ConfirmCall; asks: number }
  | { operation: 'capture'; call: CaptureCall; asks: number }
  | { operation: 'void'; call: VoidCall; asks: number }
>;

/** A fee the provider really took. `reference`: the provider's id of the payment, or ours where that is what it tells. */
export type LearnedFee = Readonly<{ reference: string; fee: Money }>;

/**
 * A payment provider, in our words. No method throws for anything a provider says or fails to say: silence, garbage and
 * server errors are `unknown`; only what is certainly refused is `declined`, only what certainly never happened `not-executed`.
 */
export interface PaymentGateway {
  readonly name: string;
  readonly capabilities: GatewayCapabilities;
  /** The most that one payment may be, in minor units; null: the provider sets the bound itself. */
  maximum?(currency: Currency): bigint | null;
  /** How many different people must approve such a payment before it counts; absent where nobody has to. */
  approvalsNeeded?(amount: Money): number;
  /** What the provider will probably charge, until it says what it did. */
  estimatedRate(currency: Currency): Rate;

  /** Gets a payment ready for a browser; moves no money. */
  prepare(call: OpeningCall): Promise<PaymentNews>;
  authorize(call: OpeningCall): Promise<PaymentNews>;
  charge(call: OpeningCall): Promise<PaymentNews>;
  confirm(call: ConfirmCall): Promise<PaymentNews>;
  capture(call: CaptureCall): Promise<PaymentNews>;
  void(call: VoidCall): Promise<PaymentNews>;
  refund(call: RefundCall): Promise<RefundNews>;

  /**
   * Finds out what became of a call. Charges are never repeated here: either it took place, or the provider is made to
   * refuse it for ever (`not-executed`). Captures and voids, which cannot happen twice, may be finished.
   */
  settle(doubt: CallInDoubt): Promise<PaymentNews>;
  /** The same for a refund, which may be repeated only under its own key. */
  settleRefund(call: RefundCall & Readonly<{ asks: number }>): Promise<RefundNews>;

  submitEvidence(submission: EvidenceSubmission): Promise<'accepted' | 'refused' | 'unknown'>;
  /**
   * Our id of a payment, as the provider keeps it with its own. `nobody`: it keeps none, so the payment is not ours. Absent where
   * whatever the provider tells us names our id.
   */
  whose?(paymentReference: string): Promise<PaymentId | 'nobody' | 'unknown'>;
  /** All refunds the provider knows for a payment, ours and those made elsewhere. */
  refundsOf(paymentReference: string): Promise<readonly ProviderRefund[] | 'unknown'>;
  /** Fees of what was captured between two instants, in pages. */
  fees(from: Date, to: Date): AsyncIterable<readonly LearnedFee[]>;
}

/** A refund as the provider tells it. `refundId` is null when it was not made by us. */
export type ProviderRefund = Readonly<{
  reference: string;
  refundId: RefundId | null;
  amount: Money;
  reason: string;
  news: RefundNews;
}>;
