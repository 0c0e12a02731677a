import { type Payment } from '#domain/payments/payment';
import { type Refund } from '#domain/payments/refund';
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
import { answerToRefund, type RefundAnswer, type RefundDeclined } from './refund-answer.ts';

const pollEveryMs = 40;

/** Answers a refund that was asked for before: waits for its answer, and finishes it when nobody else will. */
export const answerRefundRepeat =
  (ports: PaymentsPorts) =>
  async (
    payment: Payment,
    { key, requestHash }: Idempotency,
  ): Promise<Result<RefundAnswer, RefundDeclined | KeyReused | KeyInFlight>> => {
    const command = payment.commands.find((made) => made.key === key);
    const share = payment.refunds.find(({ id }) => id === command?.refundId);
    if (!command || command.hash !== requestHash || !share) return err(keyReused);

    const first =
      (await ports.refunds.find(payment.tenantId, share.id)) ??
      (await openReservedRefund(ports, payment, share));
    const latest = await waitForAnswer(ports, first);
    if (!isAwaited(latest)) return answerToRefund(latest, true);
    if (!isAbandoned(latest, ports.clock.now())) return err(keyInFlight);

    const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs);
    if (!(await ports.refunds.claimCall(latest, leaseEndsAt))) return err(keyInFlight);
    const { news, hearing } = await performRefund(ports, latest);
    return answerToRefund(await recordRefundNews(ports)(latest, news, hearing), true);
  };

const waitForAnswer = async (ports: PaymentsPorts, first: Refund): Promise<Refund> => {
  let refund = first;
  for (let waitedMs = 0; waitedMs < ports.settings.repeatWaitMs; waitedMs += pollEveryMs) {
    if (!isAwaited(refund) || isAbandoned(refund, ports.clock.now())) return refund;
    await ports.pause(pollEveryMs);
    refund = (await ports.refunds.find(refund.tenantId, refund.id)) ?? refund;
  }
  return refund;
};

const isAwaited = ({ inFlight }: Refund): boolean => inFlight !== null && inFlight.asks === 0;
const isAbandoned = ({ inFlight }: Refund, now: Date): boolean =>
  inFlight !== null && inFlight.nextAskAt !== null && inFlight.nextAskAt <= now;
