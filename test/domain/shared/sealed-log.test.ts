import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { faultsOfBlock, type FoundItem } from '#domain/shared/block-faults';
import {
  type Block,
  type Digest,
  genesisHash,
  hashOfBlock,
  type LogItem,
  nextBlock,
} from '#domain/shared/sealed-log';

const digest: Digest = (text) => createHash('sha256').update(text).digest('hex');
const sealedAt = new Date('2030-01-01T12:00:00Z');
const anItem = (n: number, amount = BigInt(n)): LogItem => ({
  id: `item_${n}`,
  at: new Date(sealedAt.getTime() + ((n * 7) % 5) * 1_000),
  subject: null,
  content: { n, amount },
  sums: { 'USD a': amount, 'USD b': -amount },
});
const chainOf = (sizes: readonly number[]): Block[] => {
  let n = 0;
  return sizes.reduce<Block[]>((chain, size) => {
    const items = Array.from({ length: size }, () => anItem((n += 1)));
    return [...chain, nextBlock(chain.at(-1), { tenantId: 'acme', items, sealedAt }, digest)];
  }, []);
};
const foundIn = ({ items, height }: Block): Map<string, FoundItem> =>
  new Map(items.map(({ id }) => [id, { ...anItem(Number(id.slice(5))), height }]));
const faults = (block: Block, before?: Block, found = foundIn(block), isMarked = true) =>
  faultsOfBlock(block, before, found, { digest, isMarked });

describe('a chain of blocks', () => {
  const [first, second, third] = chainOf([3, 2, 4]) as [Block, Block, Block];

  it('begins at nothing, goes on without a gap, and each block carries where every counter stands', () => {
    expect([first.height, second.height, third.height]).toEqual([1, 2, 3]);
    expect([first.previousHash, second.previousHash]).toEqual([genesisHash, first.hash]);
    expect(second.sums).toEqual([
      { key: 'USD a', delta: 9n, balance: 15n },
      { key: 'USD b', delta: -9n, balance: -15n },
    ]);
    expect([faults(first), faults(second, first), faults(third, second)]).toEqual([[], [], []]);
  });
  it('knows from when to when it reaches, though items come late', () => {
    const times = (block: Block) => block.items.map(({ id }) => anItem(Number(id.slice(5))).at.getTime());
    expect(second.firstAt.getTime()).toBe(Math.min(...times(second)));
    expect(second.latestAt.getTime()).toBe(Math.max(...times(first), ...times(second)));
  });

  it('names an item that was altered', () => {
    const found = foundIn(second).set('item_4', { ...anItem(4, 400n), height: 2 });
    expect(faults(second, first, found)).toEqual([{ item: 'item_4', what: 'was altered' }]);
  });
  it('names an item that is gone', () => {
    const found = foundIn(second);
    found.delete('item_5');
    expect(faults(second, first, found)).toEqual([{ item: 'item_5', what: 'is gone' }]);
  });
  it('names an item that says it is elsewhere, unless its block is not marked yet', () => {
    const found = foundIn(second).set('item_4', { ...anItem(4), height: 0 });
    expect(faults(second, first, found)).toEqual([{ item: 'item_4', what: 'says it is in block 0' }]);
    expect(faults(second, first, found, false)).toEqual([]);
  });
  it('does not let blocks change places', () =>
    expect(faults({ ...third, height: 2 }, first).map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'is not chained to the block before it',
        'was altered: it no longer has its own hash',
      ]),
    ));
  it('does not let a block be left out', () =>
    expect(faults(third, first)).toContainEqual({ item: null, what: 'does not follow the block before it' }));
  it('does not let sums be wrong, even under a hash that is right', () => {
    const lying = { ...second, sums: second.sums.map((sum) => ({ ...sum, balance: sum.balance + 1n })) };
    expect(faults({ ...lying, hash: hashOfBlock(lying, digest) }, first)).toEqual([
      { item: null, what: 'has sums that are not those of its items' },
    ]);
  });

  it('lets nothing in a block be altered unseen', () => {
    const field = fc.constantFrom(...(Object.keys(second) as (keyof Block)[]));
    fc.assert(
      fc.property(field, (name) => {
        const value = second[name];
        const other =
          value instanceof Date
            ? new Date(value.getTime() + 1)
            : typeof value === 'number'
              ? value + 1
              : Array.isArray(value)
                ? value.toReversed()
                : `another than ${name}`;
        expect(faults({ ...second, [name]: other }, first)).not.toEqual([]);
      }),
    );
  });
});
