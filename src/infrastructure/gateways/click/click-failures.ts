import { type Failure, type FailureCode } from '#domain/payments/failure';

/**
 * Click publishes no list of its codes, so what it says is kept as the provider's code and means no more than "refused".
 * Those that stand for a mistake in the call itself are the HTTP statuses that Click repeats below zero.
 */
const codes: Readonly<Record<string, FailureCode>> = {
  '-400': 'processing-error',
  '-404': 'processing-error',
  '-406': 'processing-error',
  '-410': 'processing-error',
};

const messages: Partial<Record<FailureCode, string>> = {
  'card-declined': 'The card was declined.',
  'processing-error': 'Click could not process the payment. Try again.',
  'gateway-unavailable': 'Click is unavailable and did nothing. Try again.',
};

export const failureOf = (providerCode: string): Failure => {
  const code = codes[providerCode] ?? 'card-declined';
  return { code, providerCode, message: messages[code] ?? '' };
};

/** `why` in a few words, for people. */
export const unavailable = (why: string): Failure => ({
  code: 'gateway-unavailable',
  providerCode: null,
  message: `${messages['gateway-unavailable'] ?? ''} (${why})`,
});

/** Money that Click would not give back; it may still be given back by hand. */
export const notReversed = (providerCode: string, note: string): Failure => ({
  code: 'processing-error',
  providerCode,
  message: `Click did not reverse the payment: ${note.slice(0, 200) || 'it gave no reason'}. Give the money back by hand.`,
});
