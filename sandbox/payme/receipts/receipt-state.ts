/** The states of a receipt (payme.md §3.3). */
export const receiptState = {
  created: 0,
  opening: 1,
  debiting: 2,
  closing: 3,
  paid: 4,
  held: 5,
  manual: 20,
  cancelling: 21,
  cancelled: 50,
} as const;

export type ReceiptState = (typeof receiptState)[keyof typeof receiptState];
