import { type Sums } from '#domain/shared/sealed-log';
import { balancesOf } from './balances.ts';
import { type LedgerPorts } from './ledger-ports.ts';
import { type Whose } from './whose-books.ts';
import { tally } from './tally.ts';

/** Balances of a tenant's accounts, or of all tenants' together; at an instant, itself included, or now. */
export const balancesOfBooks = async (
  { sealed }: Pick<LedgerPorts, 'sealed'>,
  { tenantId }: Whose,
  at?: Date,
): Promise<Sums> => {
  if (tenantId !== undefined) return balancesOf(sealed, tenantId, at);
  const all = tally();
  let tenant = await sealed.tenantAfter(undefined);
  while (tenant !== undefined) {
    all.add(await balancesOf(sealed, tenant, at));
    tenant = await sealed.tenantAfter(tenant);
  }
  return all.sums();
};
