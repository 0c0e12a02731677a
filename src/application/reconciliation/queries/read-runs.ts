import { type Run, type RunId } from '#domain/reconciliation/run';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Discrepancy, type DiscrepancyState } from '../ports/discrepancy-book.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';
import { accountsSeenBy, findSeen } from '../runs-seen-by.ts';

export const listRuns =
  ({ runs }: ReconciliationPorts) =>
  (actor: Actor, page: PageRequest): Promise<Page<Run>> =>
    runs.list(accountsSeenBy(actor), page);

export const getRun =
  ({ runs }: ReconciliationPorts) =>
  (actor: Actor, id: RunId): Promise<Result<Run, NotFound>> =>
    findSeen(runs, actor, id);

export const listDiscrepancies =
  ({ runs, discrepancies }: ReconciliationPorts) =>
  async (
    actor: Actor,
    id: RunId,
    filter: Readonly<{ state?: DiscrepancyState | undefined }>,
    page: PageRequest,
  ): Promise<Result<Page<Discrepancy>, NotFound>> => {
    const run = await findSeen(runs, actor, id);
    return run.ok ? ok(await discrepancies.list(id, filter, page)) : err(run.error);
  };

const pageMax = 500;

/** All discrepancies of a run, a page at a time. */
export const streamDiscrepancies =
  ({ runs, discrepancies }: ReconciliationPorts) =>
  async (actor: Actor, id: RunId): Promise<Result<AsyncIterable<readonly Discrepancy[]>, NotFound>> => {
    const run = await findSeen(runs, actor, id);
    if (!run.ok) return run;
    return ok(
      (async function* () {
        let cursor: string | undefined;
        do {
          const page = await discrepancies.list(id, {}, { limit: pageMax, cursor });
          yield page.data;
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
      })(),
    );
  };
