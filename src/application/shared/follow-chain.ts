import { type Digest } from '#domain/shared/sealed-log';
import { type Fault, faultsOfBlock, type FoundItem } from '#domain/shared/block-faults';
import { type SealedLog, type StoredBlock } from './ports/sealed-log.ts';

type Ports = Readonly<{ sealed: SealedLog; digest: Digest }>;

/** A tenant's blocks from the first to the last, each with all that is wrong with it and its items. */
export async function* followChain(
  { sealed, digest }: Ports,
  tenantId: string,
): AsyncGenerator<Readonly<{ block: StoredBlock; faults: readonly Fault[] }>> {
  let before: StoredBlock | undefined;
  for await (const block of sealed.blocks(tenantId, 0)) {
    const items = await sealed.find(block.items.map(({ id }) => id));
    const byId = new Map(items.map((item) => [item.id, item]));
    yield { block, faults: faultsOfBlock(block, before, byId, { digest, isMarked: block.isMarked }) };
    before = block;
  }
}

/** Which of these items say that they are in a block that does not hold them. */
export const strangersToTheirBlock = async (
  sealed: SealedLog,
  tenantId: string,
  page: readonly FoundItem[],
): Promise<string[]> => {
  const claimed = new Map(page.filter(({ height }) => height > 0).map(({ id, height }) => [id, height]));
  if (claimed.size === 0) return [];
  for await (const block of sealed.blocksAt(tenantId, [...new Set(claimed.values())]))
    for (const { id } of block.items) if (claimed.get(id) === block.height) claimed.delete(id);
  return [...claimed.keys()];
};
