import { isOverdue } from '#domain/payments/asking-policy';
import { type Dispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { type Attempt } from '#domain/payments/payment-facts';
import { type ProviderCall } from '#domain/payments/provider-call';
import { awaitsPerson, type Refund } from '#domain/payments/refund';
import { type Doubt, type Evidence, type ReviewCause } from '#domain/recovery/doubt';
import { type Money, minorUnits } from '#domain/shared/money';
import { type ReceivedEvent } from '#domain/webhooks/received-event';

/** A refund that no API can make is somebody's work, and a case only when nobody has done it by then. */
export const refundWaitsMs = 3 * 86_400_000;

/** The doubt a payment is in, if any. */
export const paymentDoubt = (payment: Payment, now: Date): Doubt | undefined => {
  const { inFlight, tenantId, id } = payment;
  const cause = inFlight && causeOf(inFlight, now);
  return cause
    ? {
        tenantId,
        subject: { kind: 'payment', id },
        cause,
        occasion: `${cause}:${inFlight.key}`,
        amount: inFlight.amount,
        since: inFlight.promisedAt,
        dueAt: null,
        evidence: { ...standing(payment), ...request(inFlight), ...lastAnswer(payment.attempts) },
      }
    : undefined;
};

export const refundDoubt = (refund: Refund, now: Date): Doubt | undefined => {
  const { inFlight, tenantId, id, amount, createdAt } = refund;
  const waits = awaitsPerson(refund) && now.getTime() - createdAt.getTime() >= refundWaitsMs;
  const cause = inFlight ? causeOf(inFlight, now) : waits ? 'refund-waiting' : undefined;
  return cause
    ? {
        tenantId,
        subject: { kind: 'refund', id },
        cause,
        occasion: `${cause}:${inFlight?.key ?? id}`,
        amount,
        since: inFlight?.promisedAt ?? createdAt,
        dueAt: null,
        evidence: {
          status: refund.status,
          gateway: refund.gateway,
          gatewayAccountId: refund.gatewayAccountId,
          paymentId: refund.paymentId,
          providerRefundId: refund.reference,
          ...(inFlight && request(inFlight)),
          ...lastAnswer(refund.attempts),
        },
      }
    : undefined;
};

/** As long as the bank waits for the tenant's answer. An inquiry that becomes a chargeback is another occasion. */
export const disputeDoubt = ({ tenantId, id, status, ...dispute }: Dispute): Doubt | undefined =>
  status === 'needs_response'
    ? {
        tenantId,
        subject: { kind: 'dispute-evidence', id },
        cause: 'dispute-opened',
        occasion: `dispute-opened:${id}:${dispute.isInquiry ? 'inquiry' : 'chargeback'}`,
        amount: dispute.amount,
        since: dispute.createdAt,
        dueAt: dispute.evidenceDueAt,
        evidence: {
          status,
          gateway: dispute.gateway,
          gatewayAccountId: dispute.gatewayAccountId,
          paymentId: dispute.paymentId,
          providerDisputeId: dispute.reference,
          reason: dispute.reason,
          evidenceAsks: dispute.inFlight?.asks ?? null,
        },
      }
    : undefined;

/** Of a tenant's own account only: what is told to an account of the environment is for the platform to replay. */
export const webhookDoubt = (event: Omit<ReceivedEvent, 'body'>): Doubt | undefined =>
  event.status === 'dead' && event.tenantId !== null
    ? {
        tenantId: event.tenantId,
        subject: { kind: 'webhook', id: event.id },
        cause: 'webhook-dead',
        occasion: `webhook-dead:${event.id}:${event.version}`,
        amount: null,
        since: event.receivedAt,
        dueAt: null,
        evidence: {
          provider: event.provider,
          gatewayAccountId: event.gatewayAccountId,
          type: event.type,
          tries: event.tries,
          lastError: event.lastError,
        },
      }
    : undefined;

const causeOf = (call: ProviderCall, now: Date): ReviewCause | undefined =>
  call.nextAskAt === null ? 'outcome-unresolved' : isOverdue(call, now) ? 'stuck' : undefined;

const units = (money: Money): string => `${minorUnits(money)} ${money.currency}`;

const standing = (payment: Payment): Evidence => ({
  status: payment.status,
  gateway: payment.gateway,
  gatewayAccountId: payment.gatewayAccountId,
  providerPaymentId: payment.reference,
  authorized: units(payment.authorized),
  captured: units(payment.captured),
});

/** Our request, without what was charged: that is sealed, and stays so. */
const request = ({ operation, amount, key, promisedAt, asks, nextAskAt }: ProviderCall): Evidence => ({
  operation,
  asked: units(amount),
  key,
  promisedAt: promisedAt.toISOString(),
  asks,
  nextAskAt: nextAskAt?.toISOString() ?? null,
});

const lastAnswer = (attempts: readonly Attempt[]): Evidence => {
  const last = attempts.at(-1);
  return {
    attempts: attempts.length,
    lastAnswer: last?.outcome ?? null,
    lastAnswerAt: last?.at.toISOString() ?? null,
    failureCode: last?.failureCode ?? null,
    providerCode: last?.providerCode ?? null,
  };
};
