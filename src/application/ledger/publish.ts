import { type Adjustment } from '#domain/ledger/adjustment';
import { type AdjustmentStatus } from '#domain/ledger/adjustment-transitions';
import { minorUnits } from '#domain/shared/money';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { ledgerEvents } from './contract.ts';

/** Each status is entered once, so entering it is what there is to tell. */
const told: Readonly<Record<AdjustmentStatus, IntegrationEvent['type']>> = {
  proposed: ledgerEvents.adjustmentProposed,
  approved: ledgerEvents.adjustmentApproved,
  posted: ledgerEvents.adjustmentPosted,
  rejected: ledgerEvents.adjustmentRejected,
};

/** What is told of an adjustment that has just come to stand as it does. */
export const adjustmentEvent = (adjustment: Adjustment): IntegrationEvent => {
  const { id, tenantId, version, status, account, side, amount, proposed, decided, updatedAt } = adjustment;
  return {
    id: `${id}.${version + 1}.0`,
    type: told[status],
    tenantId,
    aggregate: { kind: 'ledger_adjustments', id },
    at: updatedAt.toISOString(),
    data: {
      adjustmentId: id,
      account,
      side,
      amount: minorUnits(amount),
      currency: amount.currency,
      reason: proposed.note,
      proposedBy: proposed.by,
      decidedBy: decided?.by ?? null,
    },
  };
};
