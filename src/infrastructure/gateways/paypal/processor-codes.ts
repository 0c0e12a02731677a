import { type FailureCode } from '#domain/payments/failure';

/**
 * `processor_response.response_code` of declined captures and authorizations
 * (developer.paypal.com/docs/api/orders/v2, definition processor_response) in our words. Codes that are not listed are the
 * bank's plain no.
 */
export const processorCodes: Readonly<Record<string, FailureCode>> = {
  '00N7': 'incorrect-cvc',
  '1382': 'incorrect-cvc',
  '5110': 'incorrect-cvc',
  '5120': 'insufficient-funds',
  '5400': 'expired-card',
  '1380': 'expired-card',
  '5180': 'incorrect-number',
  '7800': 'incorrect-number',
  '0390': 'invalid-account',
  '1330': 'invalid-account',
  '1335': 'invalid-account',
  '1352': 'invalid-account',
  '5140': 'invalid-account',
  '5930': 'invalid-account',
  '6300': 'invalid-account',
  '5650': 'authentication-required',
  '7710': 'authentication-failed',
  '0580': 'suspected-fraud',
  '5160': 'suspected-fraud',
  '9500': 'suspected-fraud',
  '9510': 'suspected-fraud',
  '5150': 'lost-or-stolen',
  '9520': 'lost-or-stolen',
  '9540': 'lost-or-stolen',
  '1310': 'limit-exceeded',
  '5135': 'limit-exceeded',
  '5710': 'limit-exceeded',
  '1320': 'method-not-supported',
  '5700': 'method-not-supported',
  '8030': 'method-not-supported',
  '0800': 'processing-error',
  '0960': 'processing-error',
  '5910': 'processing-error',
  '5920': 'processing-error',
  '8000': 'processing-error',
  '8100': 'processing-error',
  '8110': 'processing-error',
  '8220': 'processing-error',
  '9100': 'processing-error',
};
