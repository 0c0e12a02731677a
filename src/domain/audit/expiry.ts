import { type Block } from '#domain/shared/sealed-log';

/** Payment Card Industry rules keep an audit trail for a year at least (PCI DSS 4.0, requirement 10.5.1). */
export const retentionDaysMin = 365;
const dayMs = 86_400_000;

/** That everything in the blocks up to this one was old enough to be forgotten, as the policy then was. */
export type Expiry = Readonly<{ throughHeight: number; blockHash: string; retentionDays: number }>;
export const expiryAction = 'audit.expired';

/** What is older than this is no longer kept. */
export const keptSince = (now: Date, retentionDays: number): Date =>
  new Date(now.getTime() - retentionDays * dayMs);

/**
 * Whether a mark may be believed: it is held by a block above what it speaks of, says that block's own hash, and nothing in it
 * was younger, when the mark was sealed, than the policy that it names and than any policy can allow.
 */
export const isLawful = (
  { throughHeight, blockHash, retentionDays }: Expiry,
  holder: Pick<Block, 'height' | 'sealedAt'>,
  last: Pick<Block, 'height' | 'hash' | 'latestAt'>,
): boolean =>
  retentionDays >= retentionDaysMin &&
  last.height === throughHeight &&
  last.hash === blockHash &&
  holder.height > throughHeight &&
  last.latestAt <= keptSince(holder.sealedAt, retentionDays);
