/** What one person said, and when. `by` is the subject of their credential. */
export type Word = Readonly<{ by: string; at: Date; note: string }>;

/** Facts about an adjustment that one person alone may not make, in the past tense. */
export type AdjustmentEvent = Readonly<
  | { type: 'AdjustmentApproved'; word: Word }
  | { type: 'AdjustmentRejected'; word: Word }
  | { type: 'AdjustmentPosted'; at: Date }
>;
