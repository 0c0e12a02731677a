import {
  type AmountOutsideLimits,
  type DrawRefusal,
  type PaymentDeclined,
  type PaymentMethodInput,
  type PaymentView,
} from '#application/payments/contract';
import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type KeyInFlight, type KeyReused } from '../../shared/idempotency.ts';

export type OpenPurchasePayment = Readonly<{
  actor: Actor;
  purchase: CreditPurchase;
  /** Without it the payment waits for a browser to confirm it. */
  paymentMethod: PaymentMethodInput | undefined;
  returnUrl: string | undefined;
}>;
export type PurchasePaymentRefusal =
  | AmountOutsideLimits
  | DrawRefusal
  | KeyInFlight
  | KeyReused
  | PaymentDeclined;

/** Money that went back to who bought: a refund, or a dispute that was lost. `undone`: a refund whose money came back after all. */
export type ReturnOfMoney = Readonly<{ cause: string; amount: Money; isUndone: boolean; at: Date }>;

/** Answered by the payments module. A purchase has one payment at most, found by a key that follows from the purchase's id. */
export interface PurchasePayments {
  /** Asked twice it is one payment; a crash in between is finished by asking again. */
  open(asked: OpenPurchasePayment): Promise<Result<PaymentView, PurchasePaymentRefusal>>;
  /** The payment as it stands; undefined when none was ever stored. */
  of(purchase: CreditPurchase): Promise<PaymentView | undefined>;
  /** All that went back, the earliest first; refunds that never took place are not among it. */
  returnsOf(tenantId: TenantId, paymentId: PaymentId): Promise<readonly ReturnOfMoney[]>;
}
