import { awaitingStatement, postponed, type Run } from '#domain/reconciliation/run';
import { keyLines } from './key-lines.ts';
import { marginMs } from './new-run.ts';
import { type ReconciliationPorts } from './reconciliation-ports.ts';

/** Keeps the run; undefined when somebody else has taken it over. */
export type KeepRun = (run: Run) => Promise<Run | undefined>;

/**
 * Reads the provider's statement onto the shelf, page by page, saving after each. Gives the run ready to be compared;
 * undefined when it was lost, put off because the provider did not say, or waits for a person to bring the statement.
 */
export const readStatement = async (
  ports: ReconciliationPorts,
  claimed: Run,
  keep: KeepRun,
): Promise<Run | undefined> => {
  const account = await ports.accounts.find(claimed.gatewayAccountId);
  const statement = account?.open.statement;
  const from = new Date(claimed.period.from.getTime() - marginMs);
  const to = new Date(claimed.period.to.getTime() + marginMs);
  let run: Run | undefined = claimed;
  while (run?.status === 'reading') {
    const page = (await statement?.page(from, to, run.next)) ?? 'unknown';
    if (page === 'not-told') {
      ports.log.warn('reconciliation-awaits-statement', { runId: run.id });
      await keep(awaitingStatement(run));
      return undefined;
    }
    if (page === 'unknown') {
      const later = postponed(run, ports.clock.now());
      if (later.status === 'failed') ports.log.error('reconciliation-failed', { runId: run.id });
      await keep(later);
      return undefined;
    }
    await ports.lines.put(run.id, String(run.pages), await keyLines(ports, run, page.lines));
    const status = page.next === null ? 'comparing' : 'reading';
    run = await keep({ ...run, status, next: page.next, pages: run.pages + 1, tries: 0 });
  }
  return run;
};
