import { paymentEvents, refundEvents } from '#application/payments/publish';
import { disputeEvents, newDisputeEvents } from '#application/payments/publish-disputes';
import { type IntegrationEvent } from '#application/shared/integration-event';
import {
  type Dispute,
  type DisputeDecision,
  type DisputeNews,
  hearDisputeNews,
  openDispute,
} from '#domain/payments/dispute';
import { type Failure } from '#domain/payments/failure';
import { type NewPayment, openCharge } from '#domain/payments/open-payment';
import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { approvePayment } from '#domain/payments/payment-approval';
import { decide } from '#domain/payments/payment-evolution';
import { hearNews, type PaymentNews } from '#domain/payments/payment-news';
import { settleRefund } from '#domain/payments/payment-refunds';
import { requestCapture, requestVoid, reserveRefund } from '#domain/payments/payment-requests';
import { hearRefundNews, openRefund } from '#domain/payments/refund';
import { type Result } from '#domain/shared/result';
import { adjustmentSamples } from './adjustment-samples.ts';
import { creditSamples } from './credit-samples.ts';
import { customerSamples } from './customer-samples.ts';
import { invoiceSamples } from './invoice-samples.ts';
import {
  aDisputeReported,
  aHundredDollars,
  aRefundAsked,
  aTenth,
  ids,
  later,
  noon,
  usd,
} from './sample-facts.ts';
import { subscriptionSamples } from './subscription-samples.ts';

const made = <T>(decision: Result<T, unknown> | undefined): T => {
  if (!decision?.ok) throw new Error('a sample is refused by the domain');
  return decision.value;
};
const hear = (payment: Payment, news: PaymentNews): PaymentDecision =>
  made(
    hearNews(payment, news, {
      at: later,
      cause: 'gateway-reply',
      ...(payment.inFlight && { callKey: payment.inFlight.key }),
    }),
  );
const failure: Failure = {
  code: 'insufficient-funds',
  providerCode: 'insufficient_funds',
  message: 'The card has insufficient funds.',
};
const request = { key: 'order-4711-try-2', hash: '', at: noon, leaseEndsAt: later };

const paymentSamples = (asked: NewPayment): IntegrationEvent[] => {
  const opened = (captureMethod: Payment['captureMethod']): Payment =>
    made(openCharge({ ...asked, captureMethod, source: null }, noon)).state;
  const charging = opened('automatic');
  const exhausted = { ...charging, inFlight: charging.inFlight && { ...charging.inFlight, asks: 1_000 } };
  const authorized = hear(opened('manual'), { kind: 'authorized', amount: usd(10_000n), expiresAt: later });
  const captured = hear(charging, {
    kind: 'captured',
    amount: usd(10_000n),
    fee: null,
    details: { reference: 'pi_3Q0k' },
  });
  const waiting = hear(charging, {
    kind: 'action-required',
    nextAction: { type: 'instructions', text: 'Send a transfer.', reference: 'P-7Q2K-9XMB-41CD' },
  });
  const seen = { by: 'ops_1', at: later, note: 'It is on the statement.', evidence: null };
  const share = {
    id: ids.refund,
    number: 'R-4TQ8-2MZC-77KD',
    amount: aTenth,
    reason: 'requested-by-customer',
  };
  const reserved = made(reserveRefund(captured.state, share, request));
  const returned = made(settleRefund(reserved.state, ids.refund, true, later));
  return [
    hear(charging, {
      kind: 'action-required',
      nextAction: { type: 'redirect', url: 'https://bank.example/' },
    }),
    made(approvePayment(waiting.state, seen, 2)),
    authorized,
    captured,
    hear(made(requestCapture(authorized.state, usd(10_000n), request)).state, { kind: 'declined', failure }),
    hear(charging, { kind: 'declined', failure }),
    hear(made(requestVoid(authorized.state, request)).state, { kind: 'voided' }),
    made(
      decide(captured.state, {
        type: 'FeeLearned',
        fee: usd(420n),
        reckoned: usd(320n),
        at: later,
        cause: 'lookup',
      }),
    ),
    hear(exhausted, { kind: 'unknown', cause: 'no answer in time' }),
    reserved,
    returned,
    made(settleRefund(returned.state, ids.refund, false, later)),
  ].flatMap(paymentEvents);
};

const refundSamples = (): IntegrationEvent[] => {
  const { state } = openRefund(aRefundAsked, later, noon);
  const exhausted = { ...state, inFlight: state.inFlight && { ...state.inFlight, asks: 1_000 } };
  const hearing = { at: later, cause: 'lookup', callKey: ids.refund } as const;
  return [
    hearRefundNews(state, { kind: 'completed' }, hearing),
    hearRefundNews(state, { kind: 'failed', failure }, hearing),
    hearRefundNews(exhausted, { kind: 'unknown', cause: 'no answer in time' }, hearing),
  ]
    .map(made)
    .flatMap((decision) => refundEvents(decision, 'pending'));
};

const disputeSamples = (news: DisputeNews): IntegrationEvent[] => {
  const inquiry = openDispute({ ...news, isInquiry: true, fee: null }, aDisputeReported.known, noon);
  const escalated = toldOf(inquiry, news);
  const lost = toldOf(escalated.state, { ...news, status: 'lost' });
  return [
    ...newDisputeEvents(inquiry, noon),
    ...disputeEvents(inquiry, escalated),
    ...disputeEvents(escalated.state, lost),
  ];
};

const toldOf = (dispute: Dispute, news: DisputeNews): DisputeDecision => {
  const decision = hearDisputeNews(dispute, news, later, 'webhook');
  if (!decision) throw new Error('a sample is refused by the domain');
  return decision;
};

/** One event of every type, made by the code that makes the real ones: what it prints is what is sent. */
export const eventSamples = (): readonly IntegrationEvent[] => [
  ...paymentSamples(aHundredDollars),
  ...refundSamples(),
  ...disputeSamples(aDisputeReported.news),
  ...customerSamples('user-4711'),
  ...adjustmentSamples(),
  ...subscriptionSamples('user-4711'),
  ...invoiceSamples('user-4711', 0),
  ...creditSamples(),
];

/** The same with nothing that may be left out. */
export const sparseEventSamples = (): readonly IntegrationEvent[] => [
  ...paymentSamples({ ...aHundredDollars, orderId: null, customerId: null, invoiceId: null }),
  ...refundSamples(),
  ...disputeSamples({ ...aDisputeReported.news, fee: null }),
  ...customerSamples(null),
  ...adjustmentSamples(),
  ...subscriptionSamples(null),
  ...invoiceSamples(null, null),
  ...creditSamples(),
];
