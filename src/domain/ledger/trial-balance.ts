import { type Sums } from '#domain/shared/sealed-log';
import { type AccountKind, chart, kindOf, tenantAccounts } from './chart-of-accounts.ts';
import { ofSumKey } from './entry.ts';

/** One account in one currency. `balance` grows with the account: what is owed to a tenant is positive, too. */
export type AccountBalance = Readonly<{
  account: string;
  kind: AccountKind;
  currency: string;
  balance: bigint;
}>;

export const accountBalances = (sums: Sums): AccountBalance[] =>
  Object.entries(sums)
    .map(([key, sum]) => {
      const { currency, account } = ofSumKey(key);
      const kind = kindOf(account) ?? 'adjustments';
      return { account, kind, currency, balance: chart[kind].grows === 'debit' ? sum : -sum };
    })
    .sort((a, b) => (`${a.currency} ${a.account}` < `${b.currency} ${b.account}` ? -1 : 1));

/** All accounts of one currency, each on its side; `difference` is nothing, or the books are wrong. */
export type TrialBalance = Readonly<{
  currency: string;
  accounts: readonly Readonly<{ account: string; debit: bigint; credit: bigint }>[];
  debit: bigint;
  credit: bigint;
  difference: bigint;
  /** What the tenant is left with: the net of its payments, less what disputes have taken. */
  tenantNet: bigint;
}>;

export const trialBalances = (sums: Sums): TrialBalance[] => {
  const all = Object.entries(sums).map(([key, sum]) => ({ ...ofSumKey(key), sum }));
  const currencies = [...new Set(all.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const accounts = all
      .filter((one) => one.currency === currency)
      .sort((a, b) => (a.account < b.account ? -1 : 1))
      .map(({ account, sum }) => ({ account, debit: sum > 0n ? sum : 0n, credit: sum < 0n ? -sum : 0n }));
    const debit = accounts.reduce((total, one) => total + one.debit, 0n);
    const credit = accounts.reduce((total, one) => total + one.credit, 0n);
    const tenantNet = accounts
      .filter(({ account }) => isTenants(account))
      .reduce((net, one) => net + one.credit - one.debit, 0n);
    return { currency, accounts, debit, credit, difference: debit - credit, tenantNet };
  });
};

const isTenants = (account: string): boolean => {
  const kind = kindOf(account);
  return kind !== undefined && tenantAccounts.has(kind);
};
