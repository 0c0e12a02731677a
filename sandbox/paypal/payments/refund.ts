/** Money that went back: given by the merchant, or taken by PayPal (`reversal`). Amounts are in minor units. */
export type Refund = {
  readonly id: string;
  readonly kind: 'refund' | 'reversal';
  readonly captureId: string;
  readonly status: 'COMPLETED' | 'PENDING' | 'FAILED';
  readonly currency: string;
  readonly minor: number;
  /** All that went back of the capture so far, this refund included. */
  readonly totalRefundedMinor: number;
  readonly custom_id: string | null;
  readonly invoice_id: string | null;
  readonly note_to_payer: string | null;
  readonly createdMs: number;
  readonly updatedMs: number;
};
