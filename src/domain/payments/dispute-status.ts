/** `closed`: an inquiry that ended without becoming a dispute, or a dispute that was prevented. No money moved. */
export const disputeStatuses = ['needs_response', 'under_review', 'won', 'lost', 'closed'] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];
