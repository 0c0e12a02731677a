import { getAccountsRoute, getTrialBalanceRoute } from './balances.route.ts';
import { adjustLedgerRoute, listEntriesRoute } from './entries.route.ts';
import { getProofRoute } from './proof.route.ts';

export const ledgerRoutes = [
  getAccountsRoute,
  listEntriesRoute,
  getTrialBalanceRoute,
  getProofRoute,
  adjustLedgerRoute,
];
