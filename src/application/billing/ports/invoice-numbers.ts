import { type TenantId } from '#domain/shared/ids';

/** What is numbered; each tenant has a sequence of its own for each, from 1. */
export type NumberSeries = 'invoices' | 'credit-notes';

/**
 * Numbers without gaps. A number belongs to the key it was given for, for good: whoever asks again gets the same, so one
 * that was given and then not written down, because somebody died, is written down by whoever does it in their place. It
 * must be asked for only what exists already and is certain to be numbered.
 */
export interface InvoiceNumbers {
  numberOf(tenantId: TenantId, series: NumberSeries, key: string): Promise<number>;
}
