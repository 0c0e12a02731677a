import { type ChargeOutcome } from '#application/billing/ports/charges';
import { type OpenPaymentRefusal } from '#application/payments/commands/open-payment';
import { type PaymentView } from '#application/payments/payment-view';
import { needsLink, noMethod } from '#domain/billing/dunning-policy';
import { type FailureCode } from '#domain/payments/failure';

/** What a payment means to who wants to be paid: whether they are, not how often it was asked for. */
export const chargeOutcome = (payment: PaymentView): ChargeOutcome => {
  const { id: paymentId, nextAction } = payment;
  switch (payment.status) {
    case 'completed':
    case 'partially_refunded':
    case 'refunded':
      return { kind: 'paid', paymentId, amount: payment.captured };
    case 'requires_action':
      return {
        kind: 'action',
        paymentId,
        url: nextAction?.type === 'redirect' ? nextAction.url : null,
        transferUntil: nextAction?.type === 'instructions' ? payment.expiresAt : null,
      };
    case 'failed':
      return { kind: 'failed', paymentId, failure: payment.failure?.code ?? unexplained };
    case 'cancelled':
      return { kind: 'failed', paymentId, failure: whyCancelled(payment) };
    default:
      return { kind: 'unknown', paymentId };
  }
};

const unexplained: FailureCode = 'processing-error';

const whyCancelled = ({ timeline }: PaymentView): FailureCode =>
  timeline.at(-1)?.cause === 'expiry' ? 'expired' : 'cancelled-by-customer';

/** Refusals that are no answer about the payer's means: the first try says more, or whoever asked made a mistake. */
type NotOfMeans =
  | 'payment-declined'
  | 'idempotency-key-reused'
  | 'idempotency-in-flight'
  | 'customer-not-yours';

/** Why it could not even be tried, as dunning knows it. */
export const failuresBeforeTrying: Readonly<Record<Exclude<OpenPaymentRefusal['code'], NotOfMeans>, string>> =
  {
    'payment-method-unknown': noMethod,
    'payment-method-not-active': noMethod,
    'payment-method-needs-token': noMethod,
    'payment-method-type-differs': 'method-not-supported',
    'gateway-unknown': 'method-not-supported',
    'currency-not-supported': 'method-not-supported',
    'method-not-supported': 'method-not-supported',
    'token-not-supported': 'method-not-supported',
    'authorize-not-supported': 'method-not-supported',
    'intent-not-supported': 'method-not-supported',
    'off-session-not-supported': needsLink,
    'off-session-not-possible': needsLink,
    'amount-outside-limits': 'limit-exceeded',
    'amount-above-gateway-maximum': 'limit-exceeded',
  };
