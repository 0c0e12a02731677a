import { z } from 'zod';
import { differencesOf } from '#domain/reconciliation/differences';
import { type Run, type RunId } from '#domain/reconciliation/run';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type Discrepancy } from '../ports/discrepancy-book.ts';
import { isEstimatedFee, repairNotice } from '../repair-notice.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';
import { findSeen } from '../runs-seen-by.ts';

const pageMax = 100;

export const RepairRun = z.strictObject({
  dryRun: z.boolean().default(true).describe('Only tell what would be done'),
});
type Input = Readonly<{ actor: Actor; id: RunId; dryRun: boolean }>;
export type RunNotCompleted = Readonly<{ code: 'run-not-completed' }>;
/** `repaired`: put right, or in a dry run what could be. */
export type RepairOutcome = Readonly<{ dryRun: boolean; repaired: number; needsPerson: number }>;

/**
 * Tells our books what the provider told us too late or never, through the same door as a webhook. It may die at any point
 * and be asked for again: what is right already is found right.
 */
export const repairRun =
  (ports: ReconciliationPorts) =>
  async ({ actor, id, dryRun }: Input): Promise<Result<RepairOutcome, NotFound | RunNotCompleted>> => {
    const seen = await findSeen(ports.runs, actor, id);
    if (!seen.ok) return seen;
    if (seen.value.status !== 'completed') return err({ code: 'run-not-completed' });
    if (!dryRun && (seen.value.counts.fee ?? 0) > 0) await ports.desk.learnFees();
    let [repaired, needsPerson] = [0, 0];
    let cursor: string | undefined;
    do {
      const page = await ports.discrepancies.list(id, {}, { limit: pageMax, cursor });
      for (const one of page.data) {
        if (one.state === 'repaired') continue;
        const isRight = dryRun ? isRepairable(one) : await repair(ports, seen.value, one);
        if (isRight) repaired += 1;
        else needsPerson += 1;
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    ports.log.info('reconciliation-repaired', {
      runId: id,
      dryRun,
      repaired,
      needsPerson,
      by: actor.subject,
    });
    return ok({ dryRun, repaired, needsPerson });
  };

const isRepairable = (one: Discrepancy): boolean => isEstimatedFee(one) || repairNotice(one) !== undefined;

/** Tells whether the difference is gone now. */
const repair = async (ports: ReconciliationPorts, run: Run, one: Discrepancy): Promise<boolean> => {
  const notice = repairNotice(one);
  const heard =
    isEstimatedFee(one) ||
    (notice !== undefined &&
      (await ports.desk
        .hear({ account: run.gatewayAccountId, notice, cause: 'lookup' })
        .catch((error: unknown) => {
          ports.log.error('repair-failed', { runId: run.id, discrepancy: one.id, error });
          return 'unknown-object' as const;
        })) === 'heard');
  const isRight = heard && (await isGone(ports, run, one));
  await ports.discrepancies.mark(one.id, isRight ? 'repaired' : 'needs-person');
  return isRight;
};

const isGone = async (
  { ours }: ReconciliationPorts,
  run: Run,
  { kind, theirs }: Discrepancy,
): Promise<boolean> => {
  if (!theirs) return false;
  const [key] = await ours.keysOf(run.gatewayAccountId, [theirs]);
  const [now] = key === undefined ? [] : await ours.find(run.gatewayAccountId, [key]);
  return !differencesOf({ key: key ?? theirs.key, ours: now ?? null, theirs: [theirs] }, run.period).some(
    (left) => left.kind === kind,
  );
};
