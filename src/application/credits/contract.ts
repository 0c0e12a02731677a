/**
 * Every event other modules may hear from credits. In the `data` of each: `customerId` and `credits`; of those about a purchase
 * `ownerId` (the subject that sees it as theirs); of all but `purchaseFailed` `balance`, what the customer can use afterwards.
 */
export const creditsEvents = {
  /** `purchaseId, paymentId, packId, packName, amount, currency, expiresAt` (null: never). */
  creditsGranted: 'credits.credits-granted.v1',
  /** A refund, or a lost dispute, of what bought them: `purchaseId, paymentId, packId, packName, amount, currency, cause`. */
  creditsTakenBack: 'credits.credits-taken-back.v1',
  /** It came to nothing after all; data as of `creditsTakenBack`. */
  creditsGivenBack: 'credits.credits-given-back.v1',
  /** Of what a refund wanted back so many had been used; data as of `creditsTakenBack`, `shortfall` in place of `credits`. */
  shortfallFound: 'credits.shortfall-found.v1',
  /** They run out within seven days: `expiresAt`. */
  creditsExpiring: 'credits.credits-expiring.v1',
  creditsExpired: 'credits.credits-expired.v1',
  /** `purchaseId, paymentId` (null: none was made)`, packId, packName, amount, currency, failure` (a code). */
  purchaseFailed: 'credits.purchase-failed.v1',
} as const;
