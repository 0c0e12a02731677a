import { type Sums } from '#domain/shared/sealed-log';
import { type SealedLog, type StoredBlock } from '../shared/ports/sealed-log.ts';
import { Unavailable } from '../shared/unavailable.ts';
import { tally } from './tally.ts';

/** A sealer may write a block while we read; then we read again. Nobody is that unlucky this often. */
const triesMax = 10;

/**
 * Where every account of a tenant stood: at an instant (itself included), or now. Read from the running balances of a
 * block, and the few items that came after it; the journal is never scanned.
 */
export const balancesOf = async (sealed: SealedLog, tenantId: string, at?: Date): Promise<Sums> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const head = await sealed.head(tenantId);
    const sums = await readBalances(sealed, tenantId, head, at);
    const after = await sealed.head(tenantId);
    if (after?.height === head?.height) return sums;
  }
  throw new Unavailable('the ledger is being sealed faster than it can be read');
};

const readBalances = async (
  sealed: SealedLog,
  tenantId: string,
  head: StoredBlock | undefined,
  at: Date | undefined,
): Promise<Sums> => {
  const base = at ? await sealed.lastBefore(tenantId, at) : head;
  const isInTime = (item: Readonly<{ at: Date }>): boolean => !at || item.at <= at;
  const { add, sums } = tally(
    Object.fromEntries((base?.sums ?? []).map(({ key, balance }) => [key, balance])),
  );
  if (at)
    for await (const block of sealed.blocks(tenantId, base?.height ?? 0, at))
      for (const item of await sealed.find(block.items.map(({ id }) => id)))
        if (isInTime(item)) add(item.sums);
  // While a block's items do not say yet that they are in it, they look like the tail.
  const held = new Set(head?.isMarked === false ? head.items.map(({ id }) => id) : []);
  for await (const item of sealed.tail(tenantId)) if (!held.has(item.id) && isInTime(item)) add(item.sums);
  return sums();
};
