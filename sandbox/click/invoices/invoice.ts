/** A request to pay that Click shows to the owner of a phone number. */
export type Invoice = {
  readonly id: string;
  readonly merchantTransId: string;
  readonly tiyin: number;
  readonly phoneNumber: string;
  readonly state: 'waiting' | 'paid' | 'deleted';
};

/** invoice_status and its note by state: -99 is in the documents' sample, 0 and 1 have a single source (click.md §2.2). */
export const invoiceStatus: Readonly<Record<Invoice['state'], { status: number; note: string }>> = {
  waiting: { status: 0, note: 'Waiting' },
  paid: { status: 1, note: 'Paid' },
  deleted: { status: -99, note: 'Deleted' },
};
