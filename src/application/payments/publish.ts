import { type Dispute, isClosed } from '#domain/payments/dispute';
import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { type PaymentEvent } from '#domain/payments/payment-events';
import { feesOf } from '#domain/payments/payment-fees';
import { type Refund, type RefundDecision } from '#domain/payments/refund';
import { minorUnits } from '#domain/shared/money';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { paymentsEvents } from './contract.ts';

/** Which of the things that happen inside a payment the rest of the world hears about, and under what name. */
const told: Partial<Record<PaymentEvent['type'], IntegrationEvent['type']>> = {
  ActionRequired: paymentsEvents.actionRequired,
  PaymentAuthorized: paymentsEvents.authorized,
  PaymentCaptured: paymentsEvents.captured,
  CaptureDeclined: paymentsEvents.captureDeclined,
  PaymentDeclined: paymentsEvents.declined,
  PaymentVoided: paymentsEvents.cancelled,
  FeeLearned: paymentsEvents.feeLearned,
  RefundReserved: paymentsEvents.refundReserved,
};

export const paymentEvents = ({ state, events }: PaymentDecision): IntegrationEvent[] =>
  events.flatMap((event) => {
    const type =
      event.type === 'OutcomeLeftUnknown' && event.nextAskAt === null && state.inFlight
        ? paymentsEvents.outcomeUnresolved
        : told[event.type];
    return type ? [envelope('payments', state, type, event.at, paymentData(state, event))] : [];
  });

const paymentData = (payment: Payment, event: PaymentEvent): Record<string, unknown> => {
  const fees = feesOf(payment);
  return {
    paymentId: payment.id,
    number: payment.number,
    orderId: payment.orderId,
    customerId: payment.customerId,
    gateway: payment.gateway,
    gatewayAccountId: payment.gatewayAccountId,
    currency: payment.amount.currency,
    amount: minorUnits(payment.amount),
    capturedAmount: minorUnits(payment.captured),
    platformFee: minorUnits(fees.platform),
    gatewayFee: minorUnits(fees.gateway),
    gatewayFeeIsEstimate: fees.gatewayIsEstimate,
    ...('failure' in event ? { failure: event.failure } : {}),
    ...(event.type === 'RefundReserved' ? { refundId: event.refund.id } : {}),
  };
};

export const refundEvents = ({ state, events }: RefundDecision): IntegrationEvent[] =>
  events.flatMap((event) => {
    if (event.type === 'RefundCompleted')
      return [refundEvent(state, paymentsEvents.refundCompleted, event.at)];
    if (event.type === 'RefundFailed' || event.type === 'RefundAbandoned')
      return [refundEvent(state, paymentsEvents.refundFailed, event.at)];
    if (event.type === 'OutcomeLeftUnknown' && event.nextAskAt === null)
      return [refundEvent(state, paymentsEvents.outcomeUnresolved, event.at)];
    return [];
  });

const refundEvent = (refund: Refund, type: IntegrationEvent['type'], at: Date): IntegrationEvent =>
  envelope('refunds', refund, type, at, {
    refundId: refund.id,
    paymentId: refund.paymentId,
    number: refund.number,
    currency: refund.amount.currency,
    amount: minorUnits(refund.amount),
    failure: refund.failure,
  });

/** A dispute is told of when it opens and when it ends; the first news of one may be its end. */
export const disputeEvents = (dispute: Dispute, isNew: boolean, at: Date): IntegrationEvent[] => {
  const types = [
    ...(isNew ? [paymentsEvents.disputeOpened] : []),
    ...(isClosed(dispute.status) ? [paymentsEvents.disputeClosed] : []),
  ];
  return types.map((type, n) =>
    envelope(
      'disputes',
      dispute,
      type,
      at,
      {
        disputeId: dispute.id,
        paymentId: dispute.paymentId,
        status: dispute.status,
        isInquiry: dispute.isInquiry,
        reason: dispute.reason,
        currency: dispute.amount.currency,
        amount: minorUnits(dispute.amount),
        fee: dispute.fee ? minorUnits(dispute.fee) : null,
      },
      n,
    ),
  );
};

const envelope = (
  kind: string,
  aggregate: Readonly<{ id: string; tenantId: string; version: number }>,
  type: IntegrationEvent['type'],
  at: Date,
  data: Record<string, unknown>,
  n = 0,
): IntegrationEvent => ({
  id: `${aggregate.id}.${aggregate.version + 1}.${n}`,
  type,
  tenantId: aggregate.tenantId,
  aggregate: { kind, id: aggregate.id },
  at: at.toISOString(),
  data,
});
