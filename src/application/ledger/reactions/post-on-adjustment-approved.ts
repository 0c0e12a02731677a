import { type Reaction } from '../../shared/integration-event.ts';
import { ledgerEvents } from '../contract.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { postAdjustment } from '../post-adjustment.ts';

/** Finishes what whoever approved it did not live to post. */
export const postOnAdjustmentApproved = (ports: LedgerPorts): Reaction => ({
  hears: ledgerEvents.adjustmentApproved,
  run: async ({ aggregate }) => {
    const adjustment = await ports.adjustments.find(aggregate.id);
    if (adjustment?.status === 'approved') await postAdjustment(ports, adjustment);
  },
});
