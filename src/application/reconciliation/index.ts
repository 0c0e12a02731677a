import { planDailyRuns } from './commands/plan-daily-runs.ts';
import { repairRun } from './commands/repair-run.ts';
import { requestRun } from './commands/request-run.ts';
import { uploadStatement } from './commands/upload-statement.ts';
import { workRuns } from './commands/work-runs.ts';
import { getRun, listDiscrepancies, listRuns, streamDiscrepancies } from './queries/read-runs.ts';
import { type ReconciliationPorts } from './reconciliation-ports.ts';

export { type ReconciliationPorts } from './reconciliation-ports.ts';
export { type Discrepancy as DiscrepancyView } from './ports/discrepancy-book.ts';

/** All this module can do. */
export const reconciliationUseCases = (ports: ReconciliationPorts) => ({
  requestRun: requestRun(ports),
  uploadStatement: uploadStatement(ports),
  repairRun: repairRun(ports),
  listRuns: listRuns(ports),
  getRun: getRun(ports),
  listDiscrepancies: listDiscrepancies(ports),
  streamDiscrepancies: streamDiscrepancies(ports),
  planDailyRuns: planDailyRuns(ports),
  workRuns: workRuns(ports),
});
export type ReconciliationUseCases = ReturnType<typeof reconciliationUseCases>;
