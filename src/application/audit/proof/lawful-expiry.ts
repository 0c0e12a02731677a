import { type Expiry, expiryAction, isLawful } from '#domain/audit/expiry';
import { hashOfItem } from '#domain/shared/sealed-log';
import { type TenantId } from '#domain/shared/ids';
import { type StoredBlock } from '../../shared/ports/sealed-log.ts';
import { type Trail } from '../audit-ports.ts';
import { readExpiry } from '../read-expiry.ts';

/**
 * Up to which block records may be gone: what the last mark says, if a block above holds it unaltered and it speaks of
 * nothing too young. Undefined when there is no such mark. `until`: nothing in these blocks is later.
 */
export const lawfulExpiry = async (
  { trail, sealed, digest }: Trail,
  tenantId: TenantId,
): Promise<(Expiry & Readonly<{ until: Date }>) | undefined> => {
  const mark = await trail.last(tenantId, expiryAction);
  const expiry = mark && readExpiry(mark);
  if (!mark?.height || !expiry) return undefined;
  const [item] = await sealed.find([mark.id]);
  const blocks = new Map<number, StoredBlock>();
  for await (const block of sealed.blocksAt(tenantId, [mark.height, expiry.throughHeight]))
    blocks.set(block.height, block);
  const last = blocks.get(expiry.throughHeight);
  const holder = blocks.get(mark.height);
  const held = holder?.items.find(({ id }) => id === mark.id);
  if (!item || !last || !holder || held?.hash !== hashOfItem(item, digest)) return undefined;
  return isLawful(expiry, holder, last) ? { ...expiry, until: last.latestAt } : undefined;
};
