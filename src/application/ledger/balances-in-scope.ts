import { type Sums } from '#domain/shared/sealed-log';
import { balancesOf } from './balances.ts';
import { type LedgerPorts } from './ledger-ports.ts';
import { type Scope } from './scope.ts';
import { tally } from './tally.ts';

/** Balances of a tenant's accounts, or of all tenants' together; at an instant, itself included, or now. */
export const balancesInScope = async (
  { sealed }: Pick<LedgerPorts, 'sealed'>,
  scope: Scope,
  at?: Date,
): Promise<Sums> => {
  if (scope !== 'all') return balancesOf(sealed, scope, at);
  const all = tally();
  let tenant = await sealed.tenantAfter(undefined);
  while (tenant !== undefined) {
    all.add(await balancesOf(sealed, tenant, at));
    tenant = await sealed.tenantAfter(tenant);
  }
  return all.sums();
};
