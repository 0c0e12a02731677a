import { type Failure, type FailureCode } from '#domain/payments/failure';
import { processorCodes } from './processor-codes.ts';

/**
 * Issues of refused requests (details[].issue; developer.paypal.com/api/rest/reference/orders/v2/errors and
 * …/payments/v2/errors) in our words. What the payer can do nothing about with this source is hard.
 */
const issues: Readonly<Record<string, FailureCode>> = {
  INSTRUMENT_DECLINED: 'card-declined',
  DECLINED_DUE_TO_RELATED_TXN: 'card-declined',
  PAYER_ACTION_REQUIRED: 'authentication-required',
  REDIRECT_PAYER_FOR_ALTERNATE_FUNDING: 'authentication-required',
  ORDER_NOT_APPROVED: 'authentication-required',
  PAYER_CANNOT_PAY: 'invalid-account',
  PAYER_ACCOUNT_RESTRICTED: 'invalid-account',
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: 'invalid-account',
  PAYMENT_SOURCE_DECLINED_BY_PROCESSOR: 'invalid-account',
  PAYMENT_SOURCE_CANNOT_BE_USED: 'invalid-account',
  PAYMENT_SOURCE_INFO_CANNOT_BE_VERIFIED: 'invalid-account',
  MISMATCHED_VAULT_ID_TO_PAYMENT_SOURCE: 'invalid-account',
  TOKEN_ID_NOT_FOUND: 'invalid-account',
  TOKEN_EXPIRED: 'invalid-account',
  BILLING_AGREEMENT_NOT_FOUND: 'invalid-account',
  AGREEMENT_ALREADY_CANCELLED: 'invalid-account',
  CARD_EXPIRED: 'expired-card',
  REFERENCED_CARD_EXPIRED: 'expired-card',
  CARD_BRAND_NOT_SUPPORTED: 'method-not-supported',
  TRANSACTION_REFUSED: 'suspected-fraud',
  COMPLIANCE_VIOLATION: 'suspected-fraud',
  TRANSACTION_BLOCKED_BY_PAYEE: 'blocked-by-risk',
  PAYEE_BLOCKED_TRANSACTION: 'blocked-by-risk',
  TRANSACTION_LIMIT_EXCEEDED: 'limit-exceeded',
  TRANSACTION_RECEIVING_LIMIT_EXCEEDED: 'limit-exceeded',
  MAX_VALUE_EXCEEDED: 'limit-exceeded',
  MAX_CAPTURE_AMOUNT_EXCEEDED: 'limit-exceeded',
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: 'limit-exceeded',
  CANNOT_BE_ZERO_OR_NEGATIVE: 'limit-exceeded',
  INVALID_RESOURCE_ID: 'expired',
  RESOURCE_NOT_FOUND: 'expired',
  ORDER_EXPIRED: 'expired',
  AUTHORIZATION_EXPIRED: 'expired',
  REFUND_TIME_LIMIT_EXCEEDED: 'expired',
  REFUND_FAILED_INSUFFICIENT_FUNDS: 'insufficient-funds',
  PENDING_CAPTURE: 'processing-error',
};

const messages: Partial<Record<FailureCode, string>> = {
  'authentication-required': 'PayPal wants the payer to confirm this payment.',
  'invalid-account': 'The PayPal account or saved method can no longer be used.',
  'method-not-supported': 'PayPal does not take this payment.',
  'expired-card': 'The card behind the PayPal account has expired.',
  'incorrect-cvc': "The card's security code is incorrect.",
  'incorrect-number': 'The card number is incorrect.',
  'insufficient-funds': 'There are insufficient funds.',
  'limit-exceeded': 'The amount is outside what PayPal or the bank allows.',
  'processing-error': 'PayPal could not process this. Try again.',
  'gateway-unavailable': 'PayPal is unavailable and did nothing. Try again.',
  expired: 'The time to do this at PayPal is over.',
};
/** Of what PayPal suspects, payers are told nothing. */
const discreet = 'The payment was declined.';

const failure = (code: FailureCode, providerCode: string | null): Failure => ({
  code,
  providerCode,
  message: messages[code] ?? discreet,
});

const disputed =
  'The payment is disputed: PayPal or the bank decides where this money goes, so it can not be refunded as well.';
const messagesOfIssues: Readonly<Record<string, string>> = {
  TRANSACTION_DISPUTED: disputed,
  REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK: disputed,
};

/** `otherwise`: what an issue means that is not listed; most of those are requests that PayPal would never take. */
export const failureOf = (issue: string, otherwise: FailureCode = 'method-not-supported'): Failure => ({
  ...failure(issues[issue] ?? otherwise, issue),
  ...(messagesOfIssues[issue] !== undefined && { message: messagesOfIssues[issue] }),
});

/** A payment that PayPal's processor declined; its code may be missing. */
export const declinedBy = (responseCode: string | undefined): Failure =>
  failure(processorCodes[responseCode ?? ''] ?? 'card-declined', responseCode ?? 'DECLINED');

export const unavailable = (why: string): Failure => failure('gateway-unavailable', why);

/** For an amount that PayPal has no words for, in the words it would use. */
export const unsayable: Failure = {
  ...failure('method-not-supported', 'DECIMALS_NOT_SUPPORTED'),
  message: 'PayPal takes whole amounts only in this currency.',
};
