import { type DisputeNews } from '#domain/payments/dispute';
import { type CaptureMethod } from '#domain/payments/payment';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';
import { type GatewayAccountId, type PaymentId, type RefundId } from '#domain/shared/ids';
import { type MethodType } from '#domain/shared/method-type';
import { type Money } from '#domain/shared/money';

/** Every event other modules may hear from payments. */
export const paymentsEvents = {
  actionRequired: 'payments.payment-action-required.v1',
  approved: 'payments.payment-approved.v1',
  authorized: 'payments.payment-authorized.v1',
  captured: 'payments.payment-captured.v1',
  captureDeclined: 'payments.capture-declined.v1',
  declined: 'payments.payment-declined.v1',
  cancelled: 'payments.payment-cancelled.v1',
  feeLearned: 'payments.gateway-fee-learned.v1',
  feeCorrected: 'payments.gateway-fee-corrected.v1',
  outcomeUnresolved: 'payments.outcome-unresolved.v1',
  refundReserved: 'payments.refund-reserved.v1',
  refundCompleted: 'payments.refund-completed.v1',
  refundFailed: 'payments.refund-failed.v1',
  moneyReturned: 'payments.money-returned.v1',
  returnUndone: 'payments.return-undone.v1',
  disputeOpened: 'payments.dispute-opened.v1',
  disputeEscalated: 'payments.dispute-escalated.v1',
  disputeFeeLearned: 'payments.dispute-fee-learned.v1',
  disputeClosed: 'payments.dispute-closed.v1',
} as const;

/** What a provider told us, translated: the one thing the webhooks module hands to this one. */
export type ProviderNotice = Readonly<
  | { kind: 'payment'; paymentId: PaymentId | undefined; reference: string; news: PaymentNews }
  | {
      kind: 'refund';
      refundId: RefundId | undefined;
      reference: string;
      /** Which payment it is of: what the provider tells, our id of it or its own. */
      paymentId?: PaymentId | undefined;
      paymentReference: string | undefined;
      amount: Money;
      reason: string;
      news: RefundNews;
    }
  /** The provider counts this much as refunded in all; which refunds those are must be asked. */
  | { kind: 'refunds-changed'; paymentReference: string; refunded: Money }
  | { kind: 'dispute'; news: DisputeNews }
  /** The payer has agreed; the money is there to be taken, by us. */
  | { kind: 'approved'; paymentId: PaymentId | undefined; reference: string }
  /** It is about something that others do through the same account: known not to be ours. */
  | { kind: 'foreign' }
  | { kind: 'of-no-interest' }
>;

/** A payment that was, as far as routing may look at it. */
export type PastPayment = Readonly<{
  id: PaymentId;
  amount: Money;
  method: MethodType;
  country: string | undefined;
  captureMethod: CaptureMethod;
  gateway: string;
  gatewayAccountId: GatewayAccountId;
}>;

/** What the money of one payment came to, as its own documents say. Minor units with their currency. */
export type PaymentMoney = Readonly<{
  id: PaymentId;
  gatewayAccountId: GatewayAccountId;
  captured: Money;
  refunded: Money;
  /** What its refunds say that went back: the payment counts it a moment later. */
  refundsCompleted: Money;
  /** What the platform keeps, after refunds. */
  platformFee: Money;
  gatewayFee: Money;
  disputes: readonly Readonly<{
    gatewayAccountId: GatewayAccountId;
    held: Money;
    lost: Money;
    fee: Money | null;
  }>[];
  /** The documents that say so, each with its version. */
  documents: readonly Readonly<{ kind: string; id: string; version: number }>[];
}>;

/**
 * `unknown-object`: nothing of ours has this reference yet, or not all of it could be found out; worth trying again soon.
 * `foreign`: it is known not to be ours, and never will be.
 */
export type NoticeOutcome = 'heard' | 'unknown-object' | 'foreign';
export type { AmountOutsideLimits } from '#domain/payments/open-payment';
export type { DrawRefusal } from './draw-payment.ts';
export { PaymentMethodInput } from './open-payment-input.ts';
export type { PaymentDeclined } from './payment-answer.ts';
export type { PaymentView } from './payment-view.ts';
export type { Destination, PaymentRoute } from '#domain/payments/payment-route';
export type { PaymentGateway } from './ports/payment-gateway.ts';
export type { GatewayRefusal, PaymentGateways, RouteQuery } from './ports/payment-gateways.ts';
export type { SavedMethods } from './ports/saved-methods.ts';
export type { TransactionDesk } from './ports/transaction-desk.ts';
export type { PaymentNews, RefundNews, DisputeNews };
