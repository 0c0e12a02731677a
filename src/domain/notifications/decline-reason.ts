/** Why a payment failed, as far as whoever pays can do something about it. */
export const declineReasons = [
  'insufficient-funds',
  'expired-card',
  'wrong-details',
  'limit',
  'confirmation',
  'method',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** By the failure codes of payments (docs/api-guide.md). What only the bank or we know anything about is `other`. */
const reasonOf: Readonly<Record<string, DeclineReason>> = {
  'insufficient-funds': 'insufficient-funds',
  'expired-card': 'expired-card',
  'incorrect-cvc': 'wrong-details',
  'incorrect-number': 'wrong-details',
  'invalid-account': 'wrong-details',
  'limit-exceeded': 'limit',
  'authentication-required': 'confirmation',
  'authentication-failed': 'confirmation',
  'method-not-supported': 'method',
};

/** Never tells that a card was reported stolen or taken for a fraud's: the one who reads it may be the thief. */
export const declineReason = (failureCode: string | null): DeclineReason =>
  reasonOf[failureCode ?? ''] ?? 'other';
