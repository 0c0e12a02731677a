import { canonicalForm } from './canonical-form.ts';
import {
  type Block,
  carried,
  type Digest,
  genesisHash,
  hashOfBlock,
  hashOfItem,
  type LogItem,
  sumOf,
} from './sealed-log.ts';

/** One thing that is wrong: with a block, or with one of its items. */
export type Fault = Readonly<{ item: string | null; what: string }>;
/** An item as it is found, and the block it says it is in. */
export type FoundItem = LogItem & Readonly<{ height: number }>;

/**
 * Everything that is wrong with a block, given the one before it (undefined: it should be the first) and its items as they
 * are found now, by id. While a block is not `isMarked`, its items need not say yet that they are in it.
 */
export const faultsOfBlock = (
  block: Block,
  before: Block | undefined,
  found: ReadonlyMap<string, FoundItem>,
  { digest, isMarked }: Readonly<{ digest: Digest; isMarked: boolean }>,
): Fault[] => {
  const items = block.items.flatMap(({ id, hash }) =>
    faultsOfItem(id, hash, found.get(id), block, digest, isMarked),
  );
  const ofBlock = (isWrong: boolean, what: string): Fault[] => (isWrong ? [{ item: null, what }] : []);
  const sums = carried(before?.sums ?? [], sumOf([...found.values()]));
  return [
    ...ofBlock(block.height !== (before?.height ?? 0) + 1, 'does not follow the block before it'),
    ...ofBlock(block.previousHash !== (before?.hash ?? genesisHash), 'is not chained to the block before it'),
    ...ofBlock(block.hash !== hashOfBlock(block, digest), 'was altered: it no longer has its own hash'),
    ...items,
    // With an item gone or altered its sums can't be right, and that is said already.
    ...ofBlock(
      items.length === 0 && canonicalForm(block.sums) !== canonicalForm(sums),
      'has sums that are not those of its items',
    ),
  ];
};

const faultsOfItem = (
  id: string,
  hash: string,
  found: FoundItem | undefined,
  { height }: Block,
  digest: Digest,
  isMarked: boolean,
): Fault[] => {
  if (!found) return [{ item: id, what: 'is gone' }];
  if (hashOfItem(found, digest) !== hash) return [{ item: id, what: 'was altered' }];
  if (found.height === height || (!isMarked && found.height === 0)) return [];
  return [{ item: id, what: `says it is in block ${found.height}` }];
};
