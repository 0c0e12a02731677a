import { z } from 'zod';
import { type DiscrepancyView } from '#application/reconciliation/index';

const SideResource = z
  .object({
    reference: z.string().nullable().describe("The provider's id of it"),
    amount: z.string().describe('In minor units'),
    currency: z.string(),
    fee: z.string().nullable().describe('In minor units; null where that side does not know'),
    status: z.enum(['completed', 'pending', 'failed']),
    at: z.iso.datetime(),
  })
  .nullable();

export const DiscrepancyResource = z
  .object({
    id: z.string(),
    kind: z.enum(['missing-here', 'missing-there', 'amount', 'currency', 'status', 'fee', 'duplicate']),
    of: z.enum(['payment', 'refund', 'dispute']),
    ourId: z.string().nullable(),
    ours: SideResource,
    theirs: SideResource,
    state: z.enum(['open', 'repaired', 'needs-person']),
  })
  .meta({ id: 'Discrepancy' });

export const toDiscrepancyResource = ({
  id,
  kind,
  ours,
  theirs,
  state,
}: DiscrepancyView): z.input<typeof DiscrepancyResource> => ({
  id,
  kind,
  of: ours?.kind ?? theirs?.kind ?? 'payment',
  ourId: ours?.key ?? null,
  ours: sideOf(ours),
  theirs: sideOf(theirs),
  state,
});

const sideOf = (entry: DiscrepancyView['ours']): z.input<typeof SideResource> =>
  entry && {
    reference: entry.reference,
    amount: String(entry.amount.minor),
    currency: entry.amount.currency,
    fee: entry.fee && String(entry.fee.minor),
    status: entry.status,
    at: entry.at.toISOString(),
  };
