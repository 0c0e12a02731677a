import { type AskedBy } from '#domain/shared/asked-by';
import { type Payment } from '#domain/payments/payment';
import { err, type Result } from '#domain/shared/result';
import {
  type Idempotency,
  keyInFlight,
  type KeyInFlight,
  keyReused,
  type KeyReused,
} from '../shared/idempotency.ts';
import { recordRefundNews } from './commands/record-refund-news.ts';
import { openReservedRefund } from './open-reserved-refund.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { performRefund } from './perform-refund.ts';
import { isAbandoned, isUnanswered, waitForAnswer } from './wait-for-answer.ts';
import { answerToRefund, type RefundAnswer, type RefundDeclined } from './refund-answer.ts';

/** Answers a refund that was asked for before: waits for its answer, and finishes it when nobody else will. */
export const answerRefundRepeat =
  (ports: PaymentsPorts) =>
  async (
    payment: Payment,
    { key, requestHash }: Idempotency,
    by: AskedBy | undefined,
  ): Promise<Result<RefundAnswer, RefundDeclined | KeyReused | KeyInFlight>> => {
    const command = payment.commands.find((made) => made.key === key);
    const share = payment.refunds.find(({ id }) => id === command?.refundId);
    if (!command || command.hash !== requestHash || !share) return err(keyReused);

    const first =
      (await ports.refunds.find(payment.tenantId, share.id)) ??
      (await openReservedRefund(ports, payment, share, by));
    const callKey = first.inFlight?.key ?? null;
    const latest = await waitForAnswer(ports, first, callKey, () =>
      ports.refunds.find(first.tenantId, first.id),
    );
    if (!isUnanswered(latest, callKey)) return answerToRefund(latest, true);
    if (!isAbandoned(latest, ports.clock.now())) return err(keyInFlight);

    const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs);
    if (!(await ports.refunds.claimCall(latest, leaseEndsAt))) return err(keyInFlight);
    const { news, hearing } = await performRefund(ports, latest, true);
    return answerToRefund(await recordRefundNews(ports)(latest, news, hearing), true);
  };
