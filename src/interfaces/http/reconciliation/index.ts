import { downloadDiscrepanciesRoute, listDiscrepanciesRoute } from './discrepancies.route.ts';
import { getRunRoute, listRunsRoute, repairRunRoute, requestRunRoute } from './runs.route.ts';
import { uploadStatementRoute } from './upload-statement.route.ts';

export const reconciliationRoutes = [
  requestRunRoute,
  listRunsRoute,
  getRunRoute,
  listDiscrepanciesRoute,
  downloadDiscrepanciesRoute,
  uploadStatementRoute,
  repairRunRoute,
];
