/** A buyer's complaint about a capture. Amounts are in minor units. */
export type Dispute = {
  readonly id: string;
  readonly captureId: string;
  readonly status: 'WAITING_FOR_SELLER_RESPONSE' | 'UNDER_REVIEW' | 'RESOLVED';
  readonly reason: string;
  readonly currency: string;
  readonly minor: number;
  readonly evidences: readonly Evidence[];
  readonly outcome: 'RESOLVED_BUYER_FAVOUR' | 'RESOLVED_SELLER_FAVOUR' | null;
  readonly createdMs: number;
  readonly updatedMs: number;
};

/** What the merchant answered. */
export type Evidence = { readonly evidence_type: string; readonly notes?: string; readonly atMs: number };
