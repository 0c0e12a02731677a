import { z } from 'zod';
import { type EntryView } from '#application/credits/entry-view';
import { units } from '../ledger/units.ts';

export const EntryResource = z
  .object({
    number: z.int().describe('1 for the first of its customer, then one more each'),
    kind: z
      .enum(['granted', 'consumed', 'expired', 'taken-back', 'given-back'])
      .describe('taken-back: by a refund or a lost dispute; given-back: by a refund that came to nothing'),
    credits: z.int().describe('Above 0, whatever the kind'),
    balance: z.int().describe('What could be used afterwards'),
    cause: z.string().describe('The payment, the refund or the dispute; of a use its Idempotency-Key'),
    reason: z.string().nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'CreditEntry' });

export const toEntryResource = (entry: EntryView): z.input<typeof EntryResource> => ({
  number: entry.number,
  kind: entry.kind,
  credits: units(entry.credits),
  balance: units(entry.balance),
  cause: entry.cause,
  reason: entry.note?.reason ?? null,
  at: entry.at.toISOString(),
});
