import { type Adjustment, decideAdjustment, entryOfAdjustment } from '#domain/ledger/adjustment';
import { canonicalForm } from '#domain/shared/canonical-form';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { keepAdjustment } from './keep-adjustment.ts';
import { type LedgerPorts } from './ledger-ports.ts';

/**
 * Writes an approved adjustment into the books, and then that it is there. Doing it twice, or beside itself, ends the
 * same: the entry is made from the adjustment alone and has its id.
 */
export const postAdjustment = async (ports: LedgerPorts, approved: Adjustment): Promise<Adjustment> => {
  const { journal, adjustments, clock, log } = ports;
  const { id, tenantId } = approved;
  const entry = entryOfAdjustment(approved);
  const isNew = (await journal.append([entry])) > 0;
  const booked = await journal.find(tenantId, id);
  if (!booked || canonicalForm(booked) !== canonicalForm(entry))
    throw new Error(`the entry ${id} is in the books with something else in it`);
  if (isNew)
    log.warn('ledger-adjusted', {
      entryId: id,
      tenantId,
      by: approved.proposed.by,
      approvedBy: approved.decided?.by,
    });
  return retryOnConflict(async () => {
    const adjustment = (await adjustments.find(id)) ?? approved;
    const decision = decideAdjustment(adjustment, { type: 'AdjustmentPosted', at: clock.now() });
    return decision.ok ? keepAdjustment(ports, decision.value.state) : adjustment;
  });
};
