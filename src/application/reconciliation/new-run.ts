import { type Period } from '#domain/reconciliation/differences';
import { type Run, type RunId } from '#domain/reconciliation/run';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type ReconciledAccount } from './ports/accounts.ts';
import { type ReconciliationPorts } from './reconciliation-ports.ts';

/** How far beyond the period the statement is read, in milliseconds: clocks differ, and both sides write a moment apart. */
export const marginMs = 900_000;

/** A run that nobody has begun. It is due once the statement has caught up with the period's end. */
export const newRun = (
  { ids, clock }: Pick<ReconciliationPorts, 'ids' | 'clock'>,
  id: GatewayAccountId,
  { tenantId, provider, open: { statement } }: ReconciledAccount,
  period: Period,
  request: Run['request'],
): Run => {
  const at = clock.now();
  const readyAt = new Date(Math.max(at.getTime(), period.to.getTime() + (statement?.lagMs ?? 0)));
  return {
    id: ids.next('rcn') as RunId,
    tenantId,
    gatewayAccountId: id,
    provider,
    period,
    status: statement ? 'reading' : 'awaiting-statement',
    file: null,
    next: null,
    pages: 0,
    cursor: null,
    totals: {},
    counts: {},
    tries: 0,
    dueAt: statement ? readyAt : null,
    holder: null,
    request,
    createdAt: at,
    completedAt: null,
  };
};
