import { z } from 'zod';
import { type AskedBy } from '#domain/shared/asked-by';
import { type Payment } from '#domain/payments/payment';
import { refundable } from '#domain/payments/payment';
import {
  type RefundExceedsRest,
  reserveRefund,
  type TooManyRefunds,
} from '#domain/payments/payment-requests';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Idempotency, type KeyInFlight, type KeyReused } from '../../shared/idempotency.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { AmountSchema } from '../../shared/schemas.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { isMadeTo, requestOf, saveWithKey } from '../ask-of-payment.ts';
import { keepPayment } from '../keep-payment.ts';
import { openReservedRefund } from '../open-reserved-refund.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { answerToRefund, type RefundAnswer, type RefundDeclined } from '../refund-answer.ts';
import { answerRefundRepeat } from '../answer-refund-repeat.ts';
import { performRefund } from '../perform-refund.ts';
import { recordRefundNews } from './record-refund-news.ts';

export const RefundPayment = z.strictObject({
  amount: AmountSchema.optional().describe('Defaults to all that is left'),
  reason: z.string().trim().min(1).max(200).default('requested-by-customer'),
});
type RefundInput = Readonly<{
  seen: Visibility;
  paymentId: PaymentId;
  idempotency: Idempotency;
  by?: AskedBy | undefined;
}> &
  z.output<typeof RefundPayment>;
export type { RefundExceedsRest };
export type RefundRefusal =
  | NotFound
  | IllegalTransition
  | RefundExceedsRest
  | TooManyRefunds
  | RefundDeclined
  | KeyReused
  | KeyInFlight;

/**
 * Sends captured money back. The payment sets the share aside first (so refunds never add up to more than was captured),
 * then the refund lives on its own: promise, call, record; in the end the payment is told how it went.
 */
export const refundPayment =
  (ports: PaymentsPorts) =>
  async (input: RefundInput): Promise<Result<RefundAnswer, RefundRefusal>> => {
    const { idempotency, by } = input;
    const reserved = await retryOnConflict(() => reserve(ports, input));
    if (!reserved.ok) return reserved;
    const { payment, isRepeat } = reserved.value;
    if (isRepeat) return answerRefundRepeat(ports)(payment, idempotency, by);

    const share = payment.refunds.find(({ key }) => key === idempotency.key);
    if (!share) throw new Error('a reserved refund has no share');
    const refund = await openReservedRefund(ports, payment, share, by);
    const { news, hearing } = await performRefund(ports, refund);
    return answerToRefund(await recordRefundNews(ports)(refund, news, hearing), false);
  };

const reserve = async (
  ports: PaymentsPorts,
  { seen, paymentId, idempotency, amount, reason, by }: RefundInput,
): Promise<Result<{ payment: Payment; isRepeat: boolean }, RefundRefusal>> => {
  const payment = await ports.payments.find(seen.tenantId, paymentId);
  if (!payment || !isVisible(payment, seen)) return err(notFound);
  if (isMadeTo(payment, idempotency.key)) return ok({ payment, isRepeat: true });
  const rest = refundable(payment);
  const asked = amount === undefined ? rest : money(BigInt(amount), payment.amount.currency);
  const refund = {
    id: ports.ids.next('ref') as RefundId,
    number: ports.ids.number('R'),
    amount: asked,
    reason,
  };
  const decision = reserveRefund(payment, refund, requestOf(ports, idempotency, by));
  return decision.ok ? saveWithKey(() => keepPayment(ports, decision.value)) : decision;
};
