import { z } from 'zod';
import { type AccountsView, type TrialBalanceView } from '#application/ledger/queries/get-balances';
import { instant } from './ledger-query.ts';
import { units } from './units.ts';

const account = z.string().meta({ examples: ['tenant-payable'] });
const currency = z.string().meta({ examples: ['USD'] });

export const AccountsResource = z
  .object({
    at: instant,
    data: z.array(
      z.object({
        account,
        kind: z.string().describe('Which account of the chart it is'),
        currency,
        balance: z
          .int()
          .describe('In minor units, on the side on which the account grows: what is owed is positive, too'),
      }),
    ),
  })
  .meta({ id: 'LedgerAccounts' });

export const toAccountsResource = ({ at, accounts }: AccountsView): z.input<typeof AccountsResource> => ({
  at: at.toISOString(),
  data: accounts.map(({ balance, ...of }) => ({ ...of, balance: units(balance) })),
});

export const TrialBalanceResource = z
  .object({
    at: instant,
    data: z.array(
      z.object({
        currency,
        accounts: z.array(z.object({ account, debit: z.int(), credit: z.int() })),
        debit: z.int(),
        credit: z.int(),
        difference: z.int().describe('0, or the books are wrong'),
        tenantNet: z
          .int()
          .describe('What the tenant is left with: the net of its payments, less what disputes have taken'),
      }),
    ),
  })
  .meta({ id: 'TrialBalance' });

export const toTrialBalanceResource = ({
  at,
  currencies,
}: TrialBalanceView): z.input<typeof TrialBalanceResource> => ({
  at: at.toISOString(),
  data: currencies.map((one) => ({
    currency: one.currency,
    accounts: one.accounts.map(({ account: name, debit, credit }) => ({
      account: name,
      debit: units(debit),
      credit: units(credit),
    })),
    debit: units(one.debit),
    credit: units(one.credit),
    difference: units(one.difference),
    tenantNet: units(one.tenantNet),
  })),
});
