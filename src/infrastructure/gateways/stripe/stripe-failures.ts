import Stripe from 'stripe';
import { type Failure, type FailureCode } from '#domain/payments/failure';

/** Stripe's decline and error codes (docs.stripe.com/declines/codes, docs.stripe.com/error-codes) in our words. */
const codes: Readonly<Record<string, FailureCode>> = {
  insufficient_funds: 'insufficient-funds',
  expired_card: 'expired-card',
  incorrect_cvc: 'incorrect-cvc',
  invalid_cvc: 'incorrect-cvc',
  incorrect_number: 'incorrect-number',
  invalid_number: 'incorrect-number',
  authentication_required: 'authentication-required',
  authentication_not_handled: 'authentication-required',
  payment_intent_authentication_failure: 'authentication-failed',
  setup_intent_authentication_failure: 'authentication-failed',
  lost_card: 'lost-or-stolen',
  stolen_card: 'lost-or-stolen',
  pickup_card: 'lost-or-stolen',
  restricted_card: 'lost-or-stolen',
  fraudulent: 'suspected-fraud',
  merchant_blacklist: 'suspected-fraud',
  card_velocity_exceeded: 'limit-exceeded',
  withdrawal_count_limit_exceeded: 'limit-exceeded',
  amount_too_large: 'limit-exceeded',
  amount_too_small: 'limit-exceeded',
  invalid_account: 'invalid-account',
  no_account: 'invalid-account',
  account_closed: 'invalid-account',
  bank_account_unusable: 'invalid-account',
  resource_missing: 'invalid-account',
  card_not_supported: 'method-not-supported',
  currency_not_supported: 'method-not-supported',
  transaction_not_allowed: 'method-not-supported',
  processing_error: 'processing-error',
  try_again_later: 'processing-error',
  issuer_not_available: 'processing-error',
  reenter_transaction: 'processing-error',
  expired_or_canceled_card: 'invalid-account',
  lost_or_stolen_card: 'lost-or-stolen',
};

const messages: Partial<Record<FailureCode, string>> = {
  'insufficient-funds': 'The card has insufficient funds.',
  'expired-card': 'The card has expired.',
  'incorrect-cvc': "The card's security code is incorrect.",
  'incorrect-number': 'The card number is incorrect.',
  'authentication-required': 'The bank wants the customer to confirm this payment.',
  'authentication-failed': 'The customer did not confirm the payment with their bank.',
  'limit-exceeded': 'The amount is outside what the card or the provider allows.',
  'invalid-account': 'The payment method can no longer be used.',
  'method-not-supported': 'The payment method does not support this payment.',
  'processing-error': 'The provider could not process the payment. Try again.',
  'gateway-unavailable': 'The payment provider is unavailable and did not charge. Try again.',
};
/** Banks do not say more about lost, stolen or suspicious cards, and neither do we (docs.stripe.com/declines/codes). */
const discreet = 'The card was declined.';

/** `otherwise` is what an unlisted code means. */
export const failureOf = (
  providerCode: string | null | undefined,
  otherwise: FailureCode = 'card-declined',
): Failure => {
  const code = codes[providerCode ?? ''] ?? otherwise;
  return { code, providerCode: providerCode ?? null, message: messages[code] ?? discreet };
};

/** Refunds that will never be made, however often they are asked for (docs.stripe.com/error-codes). */
const neverRefunded: Readonly<Record<string, string>> = {
  charge_disputed:
    'The payment is disputed: the bank decides where this money goes, so it can not be refunded as well.',
  charge_already_refunded: 'The provider has given all of this payment back already.',
};

/** Why a refund was refused. What is not known to be for good may work later. */
export const refundFailureOf = (providerCode: string | null): Failure => {
  const message = neverRefunded[providerCode ?? ''];
  return message === undefined
    ? failureOf(providerCode, 'processing-error')
    : { code: 'method-not-supported', providerCode, message };
};

export const unavailable = (providerCode: string): Failure => ({
  ...failureOf(null, 'gateway-unavailable'),
  providerCode,
});

/**
 * What an error of the client means for a call: refused for certain, turned away at the door, or nobody knows. A try that
 * was turned away was not executed, but says nothing about an earlier try of the same call.
 */
export type StripeRefusal =
  | Readonly<{ kind: 'refused'; failure: Failure; intent: Stripe.PaymentIntent | undefined }>
  | Readonly<{ kind: 'turned-away'; why: string; failure: Failure }>
  | Readonly<{ kind: 'silence'; cause: string }>;

/** Connections that were never opened carried no request, and neither did what can't be written as one. */
const neverConnected = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ERR_INVALID_CHAR', 'ERR_HTTP_INVALID_HEADER_VALUE'],
]);

/** Why we were turned away, for people. */
const doorWords = {
  StripeRateLimitError: 'it takes no more requests for now',
  StripeAuthenticationError: 'it does not accept the key',
  StripePermissionError: 'its key may not do this',
} as const;

export const refusalOf = (error: unknown): StripeRefusal => {
  if (!(error instanceof Stripe.errors.StripeError)) return { kind: 'silence', cause: String(error) };
  switch (error.type) {
    case 'StripeCardError':
      return {
        kind: 'refused',
        failure: failureOf(error.decline_code || error.code),
        intent: error.payment_intent,
      };
    case 'StripeInvalidRequestError':
      return {
        kind: 'refused',
        failure: failureOf(error.code, 'method-not-supported'),
        intent: error.payment_intent,
      };
    case 'StripeRateLimitError':
    case 'StripeAuthenticationError':
    case 'StripePermissionError':
      return {
        kind: 'turned-away',
        why: doorWords[error.type],
        failure: unavailable(error.code ?? error.type),
      };
    case 'StripeConnectionError':
      return neverConnected.has(causeCode(error))
        ? {
            kind: 'turned-away',
            why: `it could not be reached (${causeCode(error)})`,
            failure: unavailable(causeCode(error)),
          }
        : { kind: 'silence', cause: error.message };
    default:
      return { kind: 'silence', cause: `${error.type}: ${error.message}` };
  }
};

/** The client hides what the connection said. */
const causeCode = (error: InstanceType<typeof Stripe.errors.StripeError>): string => {
  const { detail } = error as { detail?: unknown };
  return typeof detail === 'object' && detail !== null && 'code' in detail ? String(detail.code) : '';
};
