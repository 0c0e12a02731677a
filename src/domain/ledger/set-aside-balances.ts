import { type Money } from '#domain/shared/money';
import { type Sums } from '#domain/shared/sealed-log';
import { type AccountKind } from './chart-of-accounts.ts';
import { sumKey } from './entry.ts';

/** Where the accounts must stand, as far as something goes that sets so much of the tenant's money aside. */
export const setAsideBalances = (
  account: Extract<AccountKind, 'tax' | 'customer-credit'>,
  { minor, currency }: Money,
): Sums => ({ [sumKey(currency, account)]: -minor, [sumKey(currency, 'tenant-payable')]: minor });
