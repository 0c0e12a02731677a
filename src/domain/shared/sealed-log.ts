import { type Canonical, canonicalForm } from './canonical-form.ts';

/** SHA-256 of a text, in hexadecimal. */
export type Digest = (text: string) => string;

/**
 * Something that is written once and never changed. `subject`: the id of what it is about. `sums`: what it adds to counters,
 * if the log keeps any.
 */
export type LogItem = Readonly<{
  id: string;
  at: Date;
  subject: string | null;
  content: Canonical;
  sums: Sums;
}>;
export type Sums = Readonly<Record<string, bigint>>;

/** Up to a thousand items of one tenant, chained to all before them: change one, and every hash from there on is wrong. */
export type Block = Readonly<{
  tenantId: string;
  /** 1, 2, 3 … without a gap. */
  height: number;
  previousHash: string;
  sealedAt: Date;
  /** The earliest instant in this block, and the latest in this and all before it. */
  firstAt: Date;
  latestAt: Date;
  items: readonly Readonly<{ id: string; hash: string }>[];
  /** What this block adds to each counter, and where the counter then stands. */
  sums: readonly BlockSum[];
  hash: string;
}>;
export type BlockSum = Readonly<{ key: string; delta: bigint; balance: bigint }>;

/** What the first block of a chain is chained to. */
export const genesisHash = '0'.repeat(64);

export const hashOfItem = ({ content }: Pick<LogItem, 'content'>, digest: Digest): string =>
  digest(canonicalForm(content));

export const hashOfBlock = (block: Block, digest: Digest): string => {
  const { tenantId, height, previousHash, sealedAt, firstAt, latestAt, items, sums } = block;
  return digest(canonicalForm({ tenantId, height, previousHash, sealedAt, firstAt, latestAt, items, sums }));
};

/** The block that comes after `last` (undefined: the first of its chain). `items`: at least one, in their order. */
export const nextBlock = (
  last: Block | undefined,
  { tenantId, items, sealedAt }: Readonly<{ tenantId: string; items: readonly LogItem[]; sealedAt: Date }>,
  digest: Digest,
): Block => {
  const times = items.map(({ at }) => at.getTime());
  const block: Block = {
    tenantId,
    height: (last?.height ?? 0) + 1,
    previousHash: last?.hash ?? genesisHash,
    sealedAt,
    firstAt: new Date(Math.min(...times)),
    latestAt: new Date(Math.max(...times, last?.latestAt.getTime() ?? 0)),
    items: items.map((item) => ({ id: item.id, hash: hashOfItem(item, digest) })),
    sums: carried(last?.sums ?? [], sumOf(items)),
    hash: '',
  };
  return { ...block, hash: hashOfBlock(block, digest) };
};

/** What items add to each counter together. */
export const sumOf = (items: readonly Pick<LogItem, 'sums'>[]): Sums => {
  const all: Record<string, bigint> = {};
  for (const { sums } of items)
    for (const [key, amount] of Object.entries(sums)) all[key] = (all[key] ?? 0n) + amount;
  return all;
};

/** Where every counter stood after the last block, and what is added now. */
export const carried = (before: readonly BlockSum[], added: Sums): BlockSum[] => {
  const balances = new Map(before.map(({ key, balance }) => [key, balance]));
  const keys = new Set([...balances.keys(), ...Object.keys(added)]);
  return [...keys].sort().map((key) => {
    const delta = added[key] ?? 0n;
    return { key, delta, balance: (balances.get(key) ?? 0n) + delta };
  });
};
