import {
  adjustLedgerRoute,
  approveAdjustmentRoute,
  listAdjustmentsRoute,
  rejectAdjustmentRoute,
} from './adjustments.route.ts';
import { getAccountsRoute, getTrialBalanceRoute } from './balances.route.ts';
import { listEntriesRoute } from './entries.route.ts';
import { getProofRoute } from './proof.route.ts';

export const ledgerRoutes = [
  getAccountsRoute,
  listEntriesRoute,
  getTrialBalanceRoute,
  getProofRoute,
  adjustLedgerRoute,
  listAdjustmentsRoute,
  approveAdjustmentRoute,
  rejectAdjustmentRoute,
];
