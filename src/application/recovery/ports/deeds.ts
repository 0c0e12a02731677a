import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';

type By = Readonly<{ actor: Actor }>;
type Refusal = Readonly<{ code: string }>;
export type Correction = Readonly<{
  status: 'authorized' | 'completed' | 'failed' | 'cancelled';
  amount?: number | undefined;
  providerPaymentId?: string | undefined;
  reason: string;
  evidence: string;
}>;
export type RefundRecord = Readonly<{
  outcome: 'completed' | 'failed';
  note: string;
  evidence: string;
  providerRefundId?: string | undefined;
}>;

/** The commands by which everybody settles a doubt. Answered by the payments and the webhooks module. */
export interface Deeds {
  askPaymentAgain(asked: By & Readonly<{ paymentId: PaymentId }>): Promise<Result<unknown, Refusal>>;
  askRefundAgain(asked: By & Readonly<{ refundId: RefundId }>): Promise<Result<unknown, Refusal>>;
  correctPayment(
    asked: By & Correction & Readonly<{ paymentId: PaymentId }>,
  ): Promise<Result<unknown, Refusal>>;
  recordRefundByHand(
    asked: By & RefundRecord & Readonly<{ refundId: RefundId }>,
  ): Promise<Result<unknown, Refusal>>;
  replayWebhook(asked: By & Readonly<{ id: string }>): Promise<Result<unknown, Refusal>>;
  /** How a payment stands: for a correction whose answer nobody heard. */
  getPayment(
    seen: Readonly<{ tenantId: Actor['tenantId'] }>,
    id: PaymentId,
  ): Promise<Result<Readonly<{ status: string; captured: Money; authorized: Money }>, Refusal>>;
}
