import { differencesOf } from '#domain/reconciliation/differences';
import { type Run } from '#domain/reconciliation/run';
import { type Discrepancy } from './ports/discrepancy-book.ts';
import { type ReconciliationPorts } from './reconciliation-ports.ts';

/** Whether our books as they are now differ no more in this. What the provider booked twice stays booked twice. */
export const isGone = async (
  { ours }: Pick<ReconciliationPorts, 'ours'>,
  run: Run,
  { kind, key: before, theirs }: Discrepancy,
): Promise<boolean> => {
  if (kind === 'duplicate') return false;
  const [key] = theirs ? await ours.keysOf(run.gatewayAccountId, [theirs]) : [before];
  const [now] = key === undefined ? [] : await ours.find(run.gatewayAccountId, [key]);
  const pair = { key: key ?? before, ours: now ?? null, theirs: theirs ? [theirs] : [] };
  return !differencesOf(pair, run.period).some((left) => left.kind === kind);
};
