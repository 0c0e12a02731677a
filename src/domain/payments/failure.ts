/** What a refusal means for the one who tries again: never, later, after the customer acts, or any moment now. */
export type FailureCategory = 'hard' | 'soft' | 'action' | 'transient';

/** Every reason a payment or refund can fail for, in our words; each gateway maps its own codes onto these. */
export const failureCategories = {
  'insufficient-funds': 'soft',
  'card-declined': 'soft',
  'expired-card': 'hard',
  'incorrect-cvc': 'soft',
  'incorrect-number': 'hard',
  'authentication-required': 'action',
  'authentication-failed': 'action',
  'lost-or-stolen': 'hard',
  'suspected-fraud': 'hard',
  'limit-exceeded': 'soft',
  'invalid-account': 'hard',
  'method-not-supported': 'hard',
  'processing-error': 'transient',
  'gateway-unavailable': 'transient',
  'blocked-by-risk': 'hard',
  expired: 'hard',
  'cancelled-by-customer': 'hard',
} as const satisfies Record<string, FailureCategory>;

export type FailureCode = keyof typeof failureCategories;

/** Why it did not work. `providerCode` is the provider's own word, for support; `message` is fit for a customer. */
export type Failure = Readonly<{ code: FailureCode; providerCode: string | null; message: string }>;

/** Whether the same request, unchanged, may succeed later. Hard refusals never will; actions need the customer first. */
export const isRetryable = ({ code }: Failure): boolean => {
  const category: FailureCategory = failureCategories[code];
  return category === 'soft' || category === 'transient';
};
