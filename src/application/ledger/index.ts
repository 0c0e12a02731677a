import { sealLog } from '../shared/seal-log.ts';
import { adjustLedger } from './commands/adjust.ts';
import { approveLedgerAdjustment, rejectLedgerAdjustment } from './commands/decide-adjustment.ts';
import { type LedgerPorts } from './ledger-ports.ts';
import { proveLedger } from './proof/prove-ledger.ts';
import { getAccounts, getTrialBalance } from './queries/get-balances.ts';
import { getProof } from './queries/get-proof.ts';
import { listAdjustments } from './queries/list-adjustments.ts';
import { listEntries } from './queries/list-entries.ts';
import { postOnAdjustmentApproved } from './reactions/post-on-adjustment-approved.ts';
import { postOnMoneyMoved } from './reactions/post-on-money-moved.ts';

export { type Books, type LedgerPorts } from './ledger-ports.ts';
export { proveLedger } from './proof/prove-ledger.ts';
export { type LedgerProblem, type LedgerProof, type PendingPosting } from './proof/ledger-proof.ts';
export { type BookedEntry } from './ports/journal.ts';

/** All this module can do. */
export const ledgerUseCases = (ports: LedgerPorts) => ({
  getAccounts: getAccounts(ports),
  getTrialBalance: getTrialBalance(ports),
  listEntries: listEntries(ports),
  getProof: getProof(ports),
  adjustLedger: adjustLedger(ports),
  approveLedgerAdjustment: approveLedgerAdjustment(ports),
  rejectLedgerAdjustment: rejectLedgerAdjustment(ports),
  listAdjustments: listAdjustments(ports),

  proveLedger: proveLedger(ports),
  sealLedger: sealLog({ log: ports.sealed, clock: ports.clock, digest: ports.digest }),
});
export type LedgerUseCases = ReturnType<typeof ledgerUseCases>;

/** What this module does when it hears of something. */
export const ledgerReactions = (ports: LedgerPorts) => [
  ...postOnMoneyMoved(ports),
  postOnAdjustmentApproved(ports),
];
