/** Why buyers complain (paypal.md §8). */
const reasons: ReadonlySet<string> = new Set([
  'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED',
  'UNAUTHORISED',
  'CREDIT_NOT_PROCESSED',
  'DUPLICATE_TRANSACTION',
  'INCORRECT_AMOUNT',
  'PAYMENT_BY_OTHER_MEANS',
  'CANCELED_RECURRING_BILLING',
  'PROBLEM_WITH_REMITTANCE',
  'OTHER',
]);

/** Words that cards know, in PayPal's. */
const translations: Readonly<Record<string, string>> = {
  fraudulent: 'UNAUTHORISED',
  product_not_received: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  product_unacceptable: 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED',
  credit_not_processed: 'CREDIT_NOT_PROCESSED',
  duplicate: 'DUPLICATE_TRANSACTION',
  subscription_canceled: 'CANCELED_RECURRING_BILLING',
  general: 'OTHER',
};

/** Takes a reason in PayPal's words or those of cards, or none, and gives PayPal's; undefined when nobody knows it. */
export const disputeReason = (asked: string | undefined): string | undefined => {
  if (asked === undefined) return 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED';
  return reasons.has(asked) ? asked : translations[asked];
};
