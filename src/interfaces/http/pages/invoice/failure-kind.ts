import { type FailureKind } from '../words/page-words.ts';

/** What a payer can do about a failure, by its code; about all others, nothing that we know. */
const kinds: Readonly<Record<string, FailureKind>> = {
  'insufficient-funds': 'funds',
  'limit-exceeded': 'funds',
  'expired-card': 'card',
  'incorrect-cvc': 'card',
  'incorrect-number': 'card',
  'invalid-account': 'card',
  'lost-or-stolen': 'card',
  'method-not-supported': 'card',
  'payment-method-not-active': 'card',
  'authentication-required': 'proof',
  'authentication-failed': 'proof',
  'processing-error': 'later',
  'gateway-unavailable': 'later',
};

export const failureKind = (code: string): FailureKind => kinds[code] ?? 'other';
