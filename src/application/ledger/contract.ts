/** Every event other modules may hear from the ledger. */
export const ledgerEvents = {
  adjustmentProposed: 'ledger.adjustment-proposed.v1',
  adjustmentApproved: 'ledger.adjustment-approved.v1',
  adjustmentRejected: 'ledger.adjustment-rejected.v1',
  adjustmentPosted: 'ledger.adjustment-posted.v1',
} as const;
