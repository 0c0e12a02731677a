import type Stripe from 'stripe';
import { type NextAction, type PaymentMethod } from '#domain/payments/payment-facts';
import { type MethodType, methodTypes } from '#domain/shared/method-type';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type DisputeNews } from '#domain/payments/dispute';
import { type DisputeStatus } from '#domain/payments/dispute-status';
import { type RefundNews } from '#domain/payments/refund';
import { add } from '#domain/shared/money';
import { fromStripe } from './stripe-amount.ts';
import { failureOf, refusalOf } from './stripe-failures.ts';

/** What a payment intent's state means for our payment (docs.stripe.com/payments/paymentintents/lifecycle). */
export const fromIntent = (intent: Stripe.PaymentIntent): PaymentNews => {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const details = { reference: intent.id, method: charge ? methodOf(charge) : undefined };
  switch (intent.status) {
    case 'succeeded':
      return {
        kind: 'captured',
        amount: fromStripe(intent.amount_received, intent.currency),
        fee: feeOf(charge),
        details,
      };
    case 'requires_capture':
      return {
        kind: 'authorized',
        amount: fromStripe(intent.amount_capturable, intent.currency),
        expiresAt: charge ? captureBefore(charge) : null,
        details,
      };
    case 'requires_action':
      return {
        kind: 'action-required',
        nextAction: nextActionOf(intent),
        details: { ...details, clientSecret: intent.client_secret ?? undefined },
      };
    case 'processing':
      return { kind: 'pending', details };
    case 'canceled':
      return { kind: 'voided', details };
    case 'requires_payment_method': {
      const error = intent.last_payment_error;
      if (!error) return { kind: 'prepared', details };
      const method = error.payment_method
        ? { ...details, method: methodOfPaymentMethod(error.payment_method) }
        : details;
      return { kind: 'declined', failure: failureOf(error.decline_code ?? error.code), details: method };
    }
    case 'requires_confirmation':
      return { kind: 'prepared', details };
    default:
      return { kind: 'unknown', cause: `the intent is ${String(intent.status)}`, details };
  }
};

/**
 * What an error means. An intent that comes with it says more than the error does. Being turned away settles only a call
 * that was never made before.
 */
export const fromError = (error: unknown, again = false): PaymentNews => {
  const refusal = refusalOf(error);
  if (refusal.kind === 'silence') return { kind: 'unknown', cause: refusal.cause };
  if (refusal.kind === 'turned-away')
    return again
      ? { kind: 'unknown', cause: `turned away: ${refusal.why}` }
      : { kind: 'not-executed', why: refusal.why };
  const { failure, intent } = refusal;
  if (!intent) return { kind: 'declined', failure };
  const state = fromIntent(intent);
  const isSettled = state.kind === 'captured' || state.kind === 'voided';
  return isSettled ? state : { kind: 'declined', failure, details: state.details };
};

export const fromCharge = (charge: Stripe.Charge): PaymentNews => {
  const reference =
    typeof charge.payment_intent === 'string' ? charge.payment_intent : charge.payment_intent?.id;
  const details = { reference, method: methodOf(charge) };
  if (charge.status === 'pending') return { kind: 'pending', details };
  if (charge.status === 'failed')
    return { kind: 'declined', failure: failureOf(charge.outcome?.reason ?? charge.failure_code), details };
  return charge.captured
    ? {
        kind: 'captured',
        amount: fromStripe(charge.amount_captured, charge.currency),
        fee: feeOf(charge),
        details,
      }
    : {
        kind: 'authorized',
        amount: fromStripe(charge.amount, charge.currency),
        expiresAt: captureBefore(charge),
        details,
      };
};

export const fromRefund = (refund: Stripe.Refund): RefundNews => {
  const { id: reference, status } = refund;
  if (status === 'succeeded') return { kind: 'completed', reference };
  if (status === 'failed' || status === 'canceled')
    return {
      kind: 'failed',
      reference,
      failure: failureOf(refund.failure_reason ?? status, 'processing-error'),
    };
  return { kind: 'pending', reference };
};

const disputeStatuses: Readonly<Record<string, DisputeStatus>> = {
  needs_response: 'needs_response',
  warning_needs_response: 'needs_response',
  under_review: 'under_review',
  warning_under_review: 'under_review',
  warning_closed: 'closed',
  prevented: 'closed',
  won: 'won',
  lost: 'lost',
};

/** Undefined for a dispute of a charge without an intent: not one of ours. */
export const fromDispute = (dispute: Stripe.Dispute): DisputeNews | undefined => {
  const { payment_intent: intent, evidence_details: evidence, balance_transactions: moves } = dispute;
  const paymentReference = typeof intent === 'string' ? intent : intent?.id;
  if (!paymentReference) return undefined;
  const fees = moves.map((move) => fromStripe(move.fee, move.currency));
  return {
    reference: dispute.id,
    paymentReference,
    status: disputeStatuses[dispute.status] ?? 'needs_response',
    amount: fromStripe(dispute.amount, dispute.currency),
    fee: fees.length > 0 ? fees.reduce(add) : null,
    reason: dispute.reason.replaceAll('_', '-'),
    isInquiry: dispute.status.startsWith('warning_'),
    evidenceDueAt: evidence.due_by ? new Date(evidence.due_by * 1_000) : null,
  };
};

const feeOf = (charge: Stripe.Charge | null) => {
  const transaction = charge?.balance_transaction;
  return transaction && typeof transaction === 'object' && transaction.currency === charge.currency
    ? fromStripe(transaction.fee, transaction.currency)
    : null;
};

const captureBefore = ({ payment_method_details: details }: Stripe.Charge): Date | null =>
  details?.card?.capture_before ? new Date(details.card.capture_before * 1_000) : null;

const nextActionOf = ({ next_action: action }: Stripe.PaymentIntent): NextAction =>
  action?.redirect_to_url?.url
    ? { type: 'redirect', url: action.redirect_to_url.url }
    : { type: 'browser-sdk', data: { type: action?.type ?? 'use_stripe_sdk' } };

const typeOf = (type: string): MethodType => methodTypes.find((known) => known === type) ?? 'card';

const methodOf = ({ payment_method_details: details }: Stripe.Charge): Partial<PaymentMethod> | undefined =>
  details
    ? shown(typeOf(details.type), details.card ?? details.us_bank_account ?? details.sepa_debit)
    : undefined;

export const methodOfPaymentMethod = (method: Stripe.PaymentMethod): Partial<PaymentMethod> =>
  shown(typeOf(method.type), method.card ?? method.us_bank_account ?? method.sepa_debit);

type Shown = Readonly<{
  brand?: string | null;
  last4?: string | null;
  exp_month?: number;
  exp_year?: number;
}>;
const shown = (type: MethodType, of: Shown | null | undefined): Partial<PaymentMethod> => ({
  type,
  brand: of?.brand ?? null,
  last4: of?.last4 ?? null,
  expMonth: of?.exp_month ?? null,
  expYear: of?.exp_year ?? null,
});
