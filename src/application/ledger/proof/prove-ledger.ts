import { type TenantId } from '#domain/shared/ids';
import { type Books } from '../ledger-ports.ts';
import { checkBilled } from './check-billed.ts';
import { checkChain } from './check-chain.ts';
import { checkEntries } from './check-entries.ts';
import { checkPayments } from './check-payments.ts';
import { findings, type LedgerProof } from './ledger-proof.ts';

/**
 * Checks the books of one tenant, or of all: every chain holds, every entry and every currency adds up to nothing, every
 * payment is conserved, tax and customers' credit are as billing says. Reads everything once, in bounded memory; may run beside everything else.
 */
export const proveLedger =
  (ports: Books) =>
  async (tenantId?: TenantId): Promise<LedgerProof> => {
    const found = findings();
    let tenant = tenantId ?? (await nextOf(ports, undefined));
    while (tenant !== undefined) {
      await checkChain(ports, tenant, found);
      await checkEntries(ports, tenant, found);
      await checkPayments(ports, tenant, found);
      await checkBilled(ports, tenant, found);
      tenant = tenantId === undefined ? await nextOf(ports, tenant) : undefined;
    }
    return found.proof();
  };

/** The next tenant with anything in the books, or anything that should be. */
const nextOf = async (
  { sealed, payments, billing }: Books,
  after: TenantId | undefined,
): Promise<TenantId | undefined> => {
  const next = await Promise.all([sealed, payments, billing].map((books) => books.tenantAfter(after)));
  const [first] = next.flatMap((tenant) => tenant ?? []).sort();
  return first as TenantId | undefined;
};
