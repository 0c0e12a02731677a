import { type Failure, type FailureCode } from '#domain/payments/failure';

/** Refusals of the Subscribe API that are certain: the card was not debited and will not be. In our words. */
const refusals: Readonly<Record<number, FailureCode>> = {
  [-31_300]: 'incorrect-number',
  [-31_301]: 'card-declined',
  [-31_302]: 'processing-error',
  [-31_303]: 'insufficient-funds',
  [-31_400]: 'invalid-account',
  [-31_611]: 'limit-exceeded',
  [-31_612]: 'limit-exceeded',
  [-31_630]: 'insufficient-funds',
  [-32_500]: 'invalid-account',
};
/** Refusals that say nothing about the payment: Payme or this account of ours is out of order. */
const outOfOrder: ReadonlySet<number> = new Set([
  -31_002, -31_601, -32_300, -32_400, -32_504, -32_600, -32_601, -32_602, -32_700,
]);

const messages: Partial<Record<FailureCode, string>> = {
  'insufficient-funds': 'The card has insufficient funds.',
  'incorrect-number': 'The card number or its expiry is wrong.',
  'invalid-account': 'The saved card can no longer be used.',
  'limit-exceeded': 'The amount is outside what Payme allows.',
  'method-not-supported': 'Payme cannot do this.',
  'processing-error': 'Payme could not process the payment. Try again.',
  'gateway-unavailable': 'Payme is unavailable and did not charge. Try again.',
};
const usual = 'The card was declined.';

/** `otherwise` is what an unlisted code means. */
export const failureOf = (code: number, otherwise: FailureCode = 'processing-error'): Failure =>
  failure(refusals[code] ?? otherwise, String(code));

export const failure = (
  code: FailureCode,
  providerCode: string | null = null,
  message?: string,
): Failure => ({
  code,
  providerCode,
  message: message ?? messages[code] ?? usual,
});

/** The card was certainly not debited. */
export const isRefusal = (code: number): boolean => code in refusals;
/** Trying again later, or elsewhere, may help. */
export const isOutOfOrder = (code: number): boolean => outOfOrder.has(code);
