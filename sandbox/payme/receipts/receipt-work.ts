/** The agenda's names for what happens to a receipt later. */
export const receiptWork = {
  failDebit: 'payme.debit-fails',
  cancel: 'payme.receipt-is-cancelled',
  lapse: 'payme.hold-lapses',
} as const;
