import { z } from 'zod';
import { type AdjustmentView } from '#application/ledger/adjustment-view';
import { minorUnits } from '#domain/shared/money';
import { instant } from './ledger-query.ts';

const word = z.object({ by: z.string(), at: instant, note: z.string() });
export const adjustmentStatus = z.enum(['proposed', 'approved', 'posted', 'rejected']);

export const AdjustmentResource = z
  .object({
    id: z.string().describe('That of its entry, too'),
    tenantId: z.string(),
    status: adjustmentStatus.describe('approved: its entry is on its way into the books'),
    account: z.string(),
    side: z.enum(['debit', 'credit']),
    amount: z.int().describe('In minor units'),
    currency: z.string(),
    proposed: word,
    decided: word.nullable().describe('Who approved or rejected it'),
    postedAt: instant.nullable(),
  })
  .meta({ id: 'LedgerAdjustment' });

export const toAdjustmentResource = (adjustment: AdjustmentView): z.input<typeof AdjustmentResource> => ({
  id: adjustment.id,
  tenantId: adjustment.tenantId,
  status: adjustment.status,
  account: adjustment.account,
  side: adjustment.side,
  amount: minorUnits(adjustment.amount),
  currency: adjustment.amount.currency,
  proposed: toWord(adjustment.proposed),
  decided: adjustment.decided && toWord(adjustment.decided),
  postedAt: adjustment.postedAt?.toISOString() ?? null,
});

const toWord = ({ at, ...said }: AdjustmentView['proposed']) => ({ ...said, at: at.toISOString() });
