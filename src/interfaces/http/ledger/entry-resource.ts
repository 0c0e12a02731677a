import { z } from 'zod';
import { type BookedEntry } from '#application/ledger/index';
import { instant } from './ledger-query.ts';
import { units } from './units.ts';

export const EntryResource = z
  .object({
    id: z.string().describe('That of the event that moved the money'),
    paymentId: z.string().nullable(),
    type: z.enum([
      'captured',
      'gateway-fee-corrected',
      'refunded',
      'refund-undone',
      'disputed',
      'dispute-fee',
      'tax-taken',
      'tax-returned',
      'customer-credit-changed',
      'adjusted',
    ]),
    at: instant,
    currency: z.string(),
    reference: z.string().describe('The payment, refund, dispute, invoice or subscription that moved it'),
    postings: z
      .array(
        z.object({
          account: z.string(),
          amount: z.int().describe('In minor units: above 0 a debit, below a credit'),
        }),
      )
      .describe('They add up to 0'),
    block: z.int().nullable().describe('The block of the chain that holds it; null for some seconds'),
  })
  .meta({ id: 'LedgerEntry' });

export const toEntryResource = (entry: BookedEntry): z.input<typeof EntryResource> => ({
  id: entry.id,
  paymentId: entry.paymentId,
  type: entry.type,
  at: entry.at.toISOString(),
  currency: entry.currency,
  reference: entry.reference,
  postings: entry.postings.map(({ account, amount }) => ({ account, amount: units(amount) })),
  block: entry.height,
});
