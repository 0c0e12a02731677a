/** `draft`: its number is still to come. `void`: it should not have been. `uncollectible`: given up, though still owed. */
export const invoiceStatuses = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const;

export type InvoiceStatus = (typeof invoiceStatuses)[number];
