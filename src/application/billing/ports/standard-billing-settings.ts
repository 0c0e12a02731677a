import { standardDunning } from '#domain/billing/dunning-policy';
import { type BillingSettings } from './billing-settings.ts';

/** How a tenant bills that has said nothing. The days of grace are those of dunning; a first payment is waited for a day. */
export const standardBillingSettings: BillingSettings = {
  dunning: standardDunning,
  taxBehaviour: 'exclusive',
  invoicePrefix: 'INV-',
  creditNotePrefix: 'CN-',
  seller: { name: '', address: [], taxId: null },
  cancellationGraceDays: standardDunning.graceDays,
  incompleteHours: 24,
};
