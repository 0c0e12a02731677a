import { type RefundId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { decider, type IllegalTransition } from '#domain/shared/state-machine';
import { askedAgain } from './asking-policy.ts';
import { type Failure } from './failure.ts';
import { returnedSum, type Payment, type PaymentCommand, type PaymentDecision } from './payment.ts';
import { type PaymentEvent, type ShareState } from './payment-events.ts';
import { publicStatus } from './payment-status.ts';
import { paymentTransitions } from './payment-transitions.ts';
import { type ProviderCall } from './provider-call.ts';

/** Enough to explain any payment, few enough to keep its document small. */
const attemptsMax = 50;

/** What follows from an event. The status is missing on purpose: only the table assigns it. */
const evolve = (before: Payment, event: PaymentEvent): Omit<Payment, 'status'> => {
  const payment = learn(before, event);
  switch (event.type) {
    case 'PaymentPrepared':
      return answered(payment);
    case 'ChargeRequested':
      return {
        ...payment,
        inFlight: event.call,
        // Without something new to charge, what was asked of the customer may be asked of them still.
        nextAction: event.call.source === null ? payment.nextAction : null,
        failure: null,
      };
    case 'PaymentRerouted':
      return rerouted(payment, event.call, event.why);
    case 'CaptureRequested':
    case 'VoidRequested':
      return { ...payment, inFlight: event.call };
    case 'PaymentApproved':
      return { ...payment, approvals: [...payment.approvals, event.approval] };
    case 'ActionRequired':
      return {
        ...answered(payment),
        nextAction: event.nextAction ?? payment.nextAction,
        expiresAt: event.expiresAt ?? payment.expiresAt,
      };
    case 'PaymentAuthorized':
      return { ...settled(payment), authorized: event.authorized, expiresAt: event.expiresAt };
    case 'PaymentCaptured':
      return {
        ...settled(payment),
        authorized: payment.authorized.minor === 0n ? event.captured : payment.authorized,
        captured: event.captured,
        gatewayFee: event.fee ?? payment.gatewayFee,
        expiresAt: null,
        completedAt: event.at,
      };
    case 'PaymentDeclined':
      return {
        ...refused(payment, event.failure),
        nextAction: null,
        failure: event.failure,
        expiresAt: null,
      };
    case 'CaptureDeclined':
      return refused(payment, event.failure);
    case 'PaymentVoided':
      return { ...settled(payment), expiresAt: null };
    case 'VoidDeclined':
      // Not answered yet: the truth about the payment itself is still to be asked for, at once.
      return payment.inFlight
        ? { ...payment, inFlight: { ...payment.inFlight, nextAskAt: event.at } }
        : payment;
    case 'OutcomeLeftUnknown':
      return { ...payment, inFlight: askedAgain(payment.inFlight, event.nextAskAt) };
    case 'DetailsLearned':
      return payment;
    case 'FeeLearned':
      return { ...payment, gatewayFee: event.fee };
    case 'RefundReserved':
      return { ...payment, refunds: [...payment.refunds, { ...event.refund, state: 'reserved' }] };
    case 'RefundReleased':
      return withShares(payment, event.refundId, 'released');
    case 'PartOfMoneyReturned':
    case 'AllMoneyReturned':
    case 'NoMoneyReturned':
      return withShares(payment, event.refundId, event.share);
    case 'DisputeChanged':
      return { ...payment, dispute: event.dispute };
  }
};

const decideStatus = decider({ transitions: paymentTransitions, evolve });

/** Applies one event: the table says where it leads, and the timeline keeps every status a user could have seen. */
export const decide = (payment: Payment, event: PaymentEvent): Result<PaymentDecision, IllegalTransition> => {
  const decision = decideStatus(payment, event);
  if (!decision.ok) return decision;
  const { state, events } = decision.value;
  const status = publicStatus(state.status);
  const timeline =
    status === publicStatus(payment.status)
      ? state.timeline
      : [
          ...state.timeline,
          { status, at: event.at, cause: event.cause, ...(event.note ? { note: event.note } : {}) },
        ];
  return ok({ state: { ...state, timeline, updatedAt: event.at }, events });
};

/** Keeps the attempt and fills gaps from what the provider said; what we know already is not overwritten. */
const learn = (payment: Payment, { attempt, details }: PaymentEvent): Payment => ({
  ...payment,
  attempts: attempt ? [...payment.attempts, attempt].slice(-attemptsMax) : payment.attempts,
  reference: payment.reference ?? details?.reference ?? null,
  clientSecret: payment.clientSecret ?? details?.clientSecret ?? null,
  method: details?.method ? fillGaps(payment.method, details.method) : payment.method,
});

const fillGaps = <T extends object>(known: T, told: Partial<T>): T =>
  Object.fromEntries(
    Object.entries(known).map(([field, value]) => [field, value ?? told[field as keyof T] ?? null]),
  ) as T;

const answered = (payment: Payment): Payment => ({ ...payment, inFlight: null });
const settled = (payment: Payment): Payment => ({ ...answered(payment), nextAction: null, failure: null });

/** The call in flight was refused, so the request that asked for it gets this answer whenever it is repeated. */
const refused = (payment: Payment, failure: Failure): Payment => ({
  ...answered(payment),
  commands: payment.commands.map((command): PaymentCommand =>
    payment.inFlight && command.callKey === payment.inFlight.key ? { ...command, failure } : command,
  ),
});

/** To the next account, which starts from nothing: what the account before was asked for certainly never took place. */
const rerouted = (payment: Payment, call: ProviderCall, why: string): Payment => {
  const { gateway, gatewayAccountId, route, inFlight } = payment;
  const [to, ...next] = route.next;
  if (!to) return payment;
  return {
    ...payment,
    gateway: to.gateway,
    gatewayAccountId: to.gatewayAccountId,
    rates: { ...payment.rates, gateway: to.rate },
    route: { ...route, next, passedOver: [...route.passedOver, { gateway, gatewayAccountId, why }] },
    inFlight: call,
    commands: payment.commands.map((command) =>
      command.callKey === inFlight?.key ? { ...command, callKey: call.key } : command,
    ),
  };
};

const withShares = (payment: Payment, id: RefundId, state: ShareState): Payment => {
  const refunds = payment.refunds.map((share) => (share.id === id ? { ...share, state } : share));
  return { ...payment, refunds, refunded: returnedSum({ captured: payment.captured, refunds }) };
};
