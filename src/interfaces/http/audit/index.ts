import { getAuditProofRoute } from './proof.route.ts';
import { getRecordRoute, searchRecordsRoute } from './records.route.ts';
import { getReportRoute } from './report.route.ts';

export const auditRoutes = [searchRecordsRoute, getReportRoute, getAuditProofRoute, getRecordRoute];
