import { sealLog } from '../shared/seal-log.ts';
import { type AuditPorts } from './audit-ports.ts';
import { expireRecords } from './commands/expire-records.ts';
import { noteAnswered, noteAsked } from './commands/note-action.ts';
import { getProof } from './queries/get-proof.ts';
import { reportRecords } from './queries/report-records.ts';
import { getRecord, searchRecords } from './queries/search-records.ts';
import { recordMoneyMoved } from './reactions/record-money-moved.ts';

export { type AuditPorts, type Trail } from './audit-ports.ts';
export { type Answered, type AskedAction } from './commands/note-action.ts';
export { type AuditProblem, type AuditProof } from './proof/audit-proof.ts';
export { proveAudit } from './proof/prove-audit.ts';
export { type RecordPages } from './queries/report-records.ts';
export { type FoundRecord } from './queries/search-records.ts';

/** All this module can do. */
export const auditUseCases = (ports: AuditPorts) => ({
  searchRecords: searchRecords(ports),
  getRecord: getRecord(ports),
  reportRecords: reportRecords(ports),
  getProof: getProof(ports),

  noteAsked: noteAsked(ports),
  noteAnswered: noteAnswered(ports),
  sealAudit: sealLog({ log: ports.sealed, clock: ports.clock, digest: ports.digest }),
  expireRecords: expireRecords(ports),
});
export type AuditUseCases = ReturnType<typeof auditUseCases>;

/** What this module does when it hears of something. */
export const auditReactions = (ports: Pick<AuditPorts, 'trail'>) => recordMoneyMoved(ports);
