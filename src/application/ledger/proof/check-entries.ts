import { kindOf } from '#domain/ledger/chart-of-accounts';
import { ofSumKey } from '#domain/ledger/entry';
import { type FoundItem } from '#domain/shared/block-faults';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { strangersToTheirBlock } from '../../shared/follow-chain.ts';
import { type Books } from '../ledger-ports.ts';
import { type Findings } from './ledger-proof.ts';

const pageSize = 500;

/**
 * Looks at every entry of a tenant: it adds up to nothing, posts to accounts that there are, is in the block it says it is
 * in, and is about a payment that there is.
 */
export const checkEntries = async (ports: Books, tenantId: string, found: Findings): Promise<void> => {
  for await (const page of ports.sealed.pages(tenantId, pageSize)) {
    found.count('entries', page.length);
    const wrong = (id: string, what: string) => found.problem({ tenantId, kind: 'entry', id, what });
    for (const item of page) for (const what of faultsOfEntry(item)) wrong(item.id, what);
    for (const id of await strangersToTheirBlock(ports.sealed, tenantId, page))
      wrong(id, 'says it is in a block that does not hold it');
    for (const id of await withoutPayment(ports, tenantId, page))
      wrong(id, 'is about a payment that there is not');
  }
};

const faultsOfEntry = ({ sums }: FoundItem): string[] => {
  const amounts = Object.entries(sums);
  const sum = amounts.reduce((all, [, amount]) => all + amount, 0n);
  return [
    ...(sum === 0n ? [] : [`adds up to ${sum}`]),
    ...amounts.flatMap(([key]) => {
      const { account } = ofSumKey(key);
      return kindOf(account) ? [] : [`posts to ${account}, which is no account`];
    }),
  ];
};

const withoutPayment = async (
  { payments }: Books,
  tenantId: string,
  page: readonly FoundItem[],
): Promise<string[]> => {
  const named = page.flatMap(({ id, subject }) => (subject === null ? [] : [{ id, subject }]));
  const ids = [...new Set(named.map(({ subject }) => subject as PaymentId))];
  if (ids.length === 0) return [];
  const known = new Set<string>(await payments.known(tenantId as TenantId, ids));
  return named.filter(({ subject }) => !known.has(subject)).map(({ id }) => id);
};
