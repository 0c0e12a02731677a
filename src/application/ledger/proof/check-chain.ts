import { ofSumKey } from '#domain/ledger/entry';
import { followChain } from '../../shared/follow-chain.ts';
import { type StoredBlock } from '../../shared/ports/sealed-log.ts';
import { type Books } from '../ledger-ports.ts';
import { type Findings } from './ledger-proof.ts';

/** Follows a tenant's chain from its first block: nothing in it may be altered, gone, moved or wrongly summed. */
export const checkChain = async (ports: Books, tenantId: string, found: Findings): Promise<void> => {
  let before: StoredBlock | undefined;
  for await (const { block, faults } of followChain(ports, tenantId)) {
    for (const { item, what } of faults) {
      const id = item ?? String(block.height);
      found.problem({ tenantId, kind: item === null ? 'block' : 'entry', id, what });
    }
    found.count('blocks');
    before = block;
  }
  if (!before) return;
  found.count('chains');
  found.head({ tenantId, height: before.height, hash: before.hash });
  for (const [currency, sum] of sumsByCurrency(before))
    if (sum !== 0n)
      found.problem({ tenantId, kind: 'currency', id: currency, what: `its accounts add up to ${sum}` });
};

const sumsByCurrency = ({ sums }: StoredBlock): ReadonlyMap<string, bigint> => {
  const all = new Map<string, bigint>();
  for (const { key, balance } of sums) {
    const { currency } = ofSumKey(key);
    all.set(currency, (all.get(currency) ?? 0n) + balance);
  }
  return all;
};
