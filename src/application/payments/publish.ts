import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { type PaymentEvent } from '#domain/payments/payment-events';
import { moneyReturned } from '#domain/payments/money-returned';
import { feesOf } from '#domain/payments/payment-fees';
import { type Refund, type RefundDecision } from '#domain/payments/refund';
import { minorUnits, subtract } from '#domain/shared/money';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { paymentsEvents } from './contract.ts';
import { enveloped, type EventType, type Told } from '../shared/enveloped.ts';

/** Which of the things that happen inside a payment the rest of the world hears about, and under what name. */
const told: Partial<Record<PaymentEvent['type'], EventType>> = {
  ActionRequired: paymentsEvents.actionRequired,
  PaymentApproved: paymentsEvents.approved,
  PaymentAuthorized: paymentsEvents.authorized,
  PaymentCaptured: paymentsEvents.captured,
  CaptureDeclined: paymentsEvents.captureDeclined,
  PaymentDeclined: paymentsEvents.declined,
  PaymentVoided: paymentsEvents.cancelled,
  FeeLearned: paymentsEvents.feeLearned,
  RefundReserved: paymentsEvents.refundReserved,
};

export const paymentEvents = ({ state, events }: PaymentDecision): IntegrationEvent[] =>
  enveloped(
    'payments',
    state,
    events.flatMap((event) => {
      const named = [...namesOf(state, event), ...moneyOf(state, event)];
      return named.map(([type, more]) => ({
        type,
        at: event.at,
        data: { ...paymentData(state, event), ...more },
        by: event.by,
      }));
    }),
  );

type Named = readonly [type: EventType, more?: Record<string, unknown>];

const namesOf = (payment: Payment, event: PaymentEvent): Named[] => {
  if (event.type === 'OutcomeLeftUnknown' && event.nextAskAt === null && payment.inFlight)
    return [[paymentsEvents.outcomeUnresolved]];
  const type = told[event.type];
  return type ? [[type]] : [];
};

/** What only those want to hear who count the money: what moved since, to the unit. */
const moneyOf = (payment: Payment, event: PaymentEvent): Named[] => {
  switch (event.type) {
    case 'FeeLearned': {
      const change = minorUnits(subtract(event.fee, event.reckoned));
      return change === 0 ? [] : [[paymentsEvents.feeCorrected, { gatewayFeeChange: change }]];
    }
    case 'PartOfMoneyReturned':
    case 'AllMoneyReturned':
    case 'NoMoneyReturned': {
      const { refundId, share } = event;
      const { amount, platformFee } = moneyReturned(payment, refundId, share);
      const type = share === 'returned' ? paymentsEvents.moneyReturned : paymentsEvents.returnUndone;
      const figures = { returnedAmount: minorUnits(amount), platformFeeReturned: minorUnits(platformFee) };
      return [[type, { refundId, ...figures }]];
    }
    default:
      return [];
  }
};

const paymentData = (payment: Payment, event: PaymentEvent): Record<string, unknown> => {
  const fees = feesOf(payment);
  return {
    paymentId: payment.id,
    number: payment.number,
    orderId: payment.orderId,
    customerId: payment.customerId,
    invoiceId: payment.invoiceId,
    gateway: payment.gateway,
    gatewayAccountId: payment.gatewayAccountId,
    currency: payment.amount.currency,
    ...standingOf(payment),
    cause: event.cause,
    amount: minorUnits(payment.amount),
    authorizedAmount: minorUnits(payment.authorized),
    capturedAmount: minorUnits(payment.captured),
    platformFee: minorUnits(fees.platform),
    gatewayFee: minorUnits(fees.gateway),
    gatewayFeeIsEstimate: fees.gatewayIsEstimate,
    ...('failure' in event ? { failure: event.failure } : {}),
    ...(event.note === undefined ? {} : { note: event.note }),
    ...(event.type === 'PaymentApproved' ? { approvals: payment.approvals.length } : {}),
    ...(event.type === 'RefundReserved'
      ? {
          refundId: event.refund.id,
          refundAmount: minorUnits(event.refund.amount),
          reason: event.refund.reason,
        }
      : {}),
  };
};

/** As users see it, now and before it last changed. */
const standingOf = ({ timeline }: Payment) => ({
  status: timeline.at(-1)?.status ?? null,
  statusBefore: timeline.at(-2)?.status ?? null,
});

/** `before`: its status until then. */
export const refundEvents = (
  { state, events }: RefundDecision,
  before: Refund['status'],
): IntegrationEvent[] => {
  const known = { ...refundData(state), status: state.status, statusBefore: before };
  return enveloped(
    'refunds',
    state,
    events.flatMap((event): Told[] => {
      const { at, cause, by, recorded } = event;
      const data = { ...known, cause, ...(recorded && { note: recorded.note }) };
      const told = { at, data, by };
      if (event.type === 'RefundCompleted') return [{ type: paymentsEvents.refundCompleted, ...told }];
      if (event.type === 'RefundFailed' || event.type === 'RefundAbandoned')
        return [{ type: paymentsEvents.refundFailed, ...told }];
      if (event.type === 'OutcomeLeftUnknown' && event.nextAskAt === null)
        return [{ type: paymentsEvents.outcomeUnresolved, ...told }];
      return [];
    }),
  );
};

const refundData = (refund: Refund): Record<string, unknown> => ({
  refundId: refund.id,
  paymentId: refund.paymentId,
  number: refund.number,
  gateway: refund.gateway,
  reason: refund.reason,
  currency: refund.amount.currency,
  amount: minorUnits(refund.amount),
  failure: refund.failure,
});
