import {
  type AccountBalance,
  accountBalances,
  type TrialBalance,
  trialBalances,
} from '#domain/ledger/trial-balance';
import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { balancesOfBooks } from '../balances-of-books.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { whoseBooks } from '../whose-books.ts';

export type BalancesInput = Readonly<{
  actor: Actor;
  tenantId?: TenantId | undefined;
  /** Itself included; now, when it is left out. */
  at?: Date | undefined;
}>;
export type AccountsView = Readonly<{ at: Date; accounts: readonly AccountBalance[] }>;
export type TrialBalanceView = Readonly<{ at: Date; currencies: readonly TrialBalance[] }>;

/** Where every account stands, or stood. */
export const getAccounts =
  (ports: Pick<LedgerPorts, 'sealed' | 'clock'>) =>
  async ({ actor, tenantId, at }: BalancesInput): Promise<Result<AccountsView, NotFound>> => {
    const books = whoseBooks(actor, tenantId);
    if (!books.ok) return books;
    const now = ports.clock.now();
    const sums = await balancesOfBooks(ports, books.value, at);
    return ok({ at: at ?? now, accounts: accountBalances(sums) });
  };

/** The same by currency, each account on its side: debits and credits are equal, or something is wrong. */
export const getTrialBalance =
  (ports: Pick<LedgerPorts, 'sealed' | 'clock'>) =>
  async ({ actor, tenantId, at }: BalancesInput): Promise<Result<TrialBalanceView, NotFound>> => {
    const books = whoseBooks(actor, tenantId);
    if (!books.ok) return books;
    const now = ports.clock.now();
    const sums = await balancesOfBooks(ports, books.value, at);
    return ok({ at: at ?? now, currencies: trialBalances(sums) });
  };
