import { adjustmentEvent } from '#application/ledger/publish';
import { type IntegrationEvent } from '#application/shared/integration-event';
import {
  type Adjustment,
  type AdjustmentDecision,
  approveAdjustment,
  decideAdjustment,
  proposeAdjustment,
} from '#domain/ledger/adjustment';
import { type Result } from '#domain/shared/result';
import { ids, later, noon, usd } from './sample-facts.ts';

const next = (decision: Result<AdjustmentDecision, unknown>): Adjustment => {
  if (!decision.ok) throw new Error('a sample is refused by the domain');
  const { state } = decision.value;
  return { ...state, version: state.version + 1 };
};

/** An adjustment that one person proposed and another approved, and what would have been told had it been rejected. */
export const adjustmentSamples = (): IntegrationEvent[] => {
  const proposed = proposeAdjustment(
    'adj_5f2b7c1d9e8a4063b1c2d3e4f5a60718',
    { tenantId: ids.tenant, account: 'tenant-payable', side: 'credit', amount: usd(250_000n) },
    { by: 'ops_1', at: noon, note: 'Goodwill for the outage of 3 May, ticket 4711' },
    '',
  );
  const word = { by: 'ops_2', at: later, note: 'Compared with the ticket' };
  const approved = next(approveAdjustment(proposed, word));
  const rejected = next(decideAdjustment(proposed, { type: 'AdjustmentRejected', word }));
  const posted = next(decideAdjustment(approved, { type: 'AdjustmentPosted', at: later }));
  return [proposed, approved, rejected, posted].map(adjustmentEvent);
};
