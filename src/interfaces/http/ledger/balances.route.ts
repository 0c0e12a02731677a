import { z } from 'zod';
import { type LedgerUseCases } from '#application/ledger/index';
import { type AccountsView, type TrialBalanceView } from '#application/ledger/queries/get-balances';
import { route } from '../route.ts';
import {
  AccountsResource,
  toAccountsResource,
  toTrialBalanceResource,
  TrialBalanceResource,
} from './balances-resource.ts';
import { at, kept, path, whose } from './ledger-query.ts';

const query = z.strictObject({ tenantId: whose, at });

export const getAccountsRoute = route<LedgerUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/accounts`,
    summary: 'Where every account of the ledger stands, or stood',
    query,
    reply: AccountsResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, query: asked }) => app.getAccounts({ actor, ...asked }),
  (view: AccountsView) => toAccountsResource(view),
);

export const getTrialBalanceRoute = route<LedgerUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/trial-balance`,
    summary: 'All accounts by currency, each on its side: debits and credits are equal',
    query,
    reply: TrialBalanceResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, query: asked }) => app.getTrialBalance({ actor, ...asked }),
  (view: TrialBalanceView) => toTrialBalanceResource(view),
);
