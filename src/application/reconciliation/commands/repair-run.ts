import { z } from 'zod';
import { type Run, type RunId } from '#domain/reconciliation/run';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { bringToReview, clearReviews, type OpenedCase } from '../bring-to-review.ts';
import { isGone } from '../is-gone.ts';
import { type Discrepancy } from '../ports/discrepancy-book.ts';
import { isEstimatedFee, repairNotice } from '../repair-notice.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';
import { findSeen } from '../runs-seen-by.ts';

const pageMax = 100;
const shownMax = 100;

export const RepairRun = z.strictObject({
  dryRun: z.boolean().default(true).describe('Only tell what would be done'),
});
type Input = Readonly<{ actor: Actor; id: RunId; dryRun: boolean }>;
export type RunNotCompleted = Readonly<{ code: 'run-not-completed' }>;
/**
 * `repaired`: put right now, or in a dry run what could be. `casesOpened`: how many review cases were new, or would be; `cases`
 * are the first hundred of them.
 */
export type RepairOutcome = Readonly<{
  dryRun: boolean;
  repaired: number;
  needsPerson: number;
  casesOpened: number;
  cases: readonly OpenedCase[];
}>;

/**
 * Tells our books what the provider told us too late or never, through the same door as a webhook, and brings what that
 * can't put right to a person. It may die at any point and be asked for again: what is right already is found right, and a
 * difference has one case however often it is found.
 */
export const repairRun =
  (ports: ReconciliationPorts) =>
  async ({ actor, id, dryRun }: Input): Promise<Result<RepairOutcome, NotFound | RunNotCompleted>> => {
    const seen = await findSeen(ports.runs, actor, id);
    if (!seen.ok) return seen;
    const run = seen.value;
    if (run.status !== 'completed') return err({ code: 'run-not-completed' });
    if (!dryRun && (run.counts.fee ?? 0) > 0) await ports.desk.learnFees();
    // What is on an account of the installation, and nobody's, is for whoever looks after the installation.
    const nobodys = run.tenantId ?? actor.tenantId;
    let outcome: RepairOutcome = { dryRun, repaired: 0, needsPerson: 0, casesOpened: 0, cases: [] };
    let cursor: string | undefined;
    do {
      const page = await ports.discrepancies.list(id, {}, { limit: pageMax, cursor });
      const [settled, left]: [Discrepancy[], Discrepancy[]] = [[], []];
      for (const one of page.data) {
        if (one.state === 'repaired') continue;
        const isRight = await (dryRun ? isRepairable(ports, run, one) : repair(ports, run, one));
        (isRight ? settled : left).push(one);
      }
      const opened = await bringToReview(ports, run, left, { nobodys, dryRun });
      if (!dryRun) await clearReviews(ports, run, settled, nobodys);
      outcome = {
        dryRun,
        repaired: outcome.repaired + settled.length,
        needsPerson: outcome.needsPerson + left.length,
        casesOpened: outcome.casesOpened + opened.length,
        cases: [...outcome.cases, ...opened].slice(0, shownMax),
      };
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const { cases: _cases, ...counts } = outcome;
    ports.log.info('reconciliation-repaired', { runId: id, ...counts, by: actor.subject });
    return ok(outcome);
  };

const isRepairable = async (ports: ReconciliationPorts, run: Run, one: Discrepancy): Promise<boolean> =>
  isEstimatedFee(one) || repairNotice(one) !== undefined || (await isGone(ports, run, one));

/** Tells whether the difference is gone now: by news that we give, or because somebody has settled it meanwhile. */
const repair = async (ports: ReconciliationPorts, run: Run, one: Discrepancy): Promise<boolean> => {
  const notice = repairNotice(one);
  if (notice)
    await ports.desk
      .hear({ account: run.gatewayAccountId, notice, cause: 'lookup' })
      .catch((error: unknown) =>
        ports.log.error('repair-failed', { runId: run.id, discrepancy: one.id, error }),
      );
  const isRight = await isGone(ports, run, one);
  await ports.discrepancies.mark(one.id, isRight ? 'repaired' : 'needs-person');
  return isRight;
};
