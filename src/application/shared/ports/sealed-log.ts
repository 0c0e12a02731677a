import { type Block, type LogItem } from '#domain/shared/sealed-log';
import { type FoundItem } from '#domain/shared/block-faults';

/** A block as it is stored. `isMarked`: all of its items say that they are in it. */
export type StoredBlock = Block & Readonly<{ isMarked: boolean }>;

/** A log that is only ever added to, and the chain of blocks, one for each tenant, that keeps it from being changed. */
export interface SealedLog {
  /** The next tenant, in alphabetical order, that has anything here; undefined after the last. */
  tenantAfter(tenantId: string | undefined): Promise<string | undefined>;
  /** The same of those with items that no block holds. */
  unsealedTenantAfter(tenantId: string | undefined): Promise<string | undefined>;
  head(tenantId: string): Promise<StoredBlock | undefined>;
  /** Items that no block holds, earliest first. */
  unsealed(tenantId: string, limit: number): Promise<readonly LogItem[]>;
  /** The same, all of them and one after the other. */
  tail(tenantId: string): AsyncIterable<LogItem>;
  /** Durable. False when somebody else has written a block of this height. */
  append(block: Block): Promise<boolean>;
  /** Tells its items that they are in it. Doing it again changes nothing. */
  mark(block: Block): Promise<void>;

  /** The last block before which, itself included, nothing is later than this instant. */
  lastBefore(tenantId: string, at: Date): Promise<StoredBlock | undefined>;
  /** Blocks above a height, lowest first; `upTo`: only those with something at or before that instant. */
  blocks(tenantId: string, aboveHeight: number, upTo?: Date): AsyncIterable<StoredBlock>;
  blocksAt(tenantId: string, heights: readonly number[]): AsyncIterable<StoredBlock>;
  /** Items by id, as they are found now. */
  find(ids: readonly string[]): Promise<readonly FoundItem[]>;
  /** Everything of a tenant in pages, in the order of time. */
  pages(tenantId: string, size: number): AsyncIterable<readonly FoundItem[]>;
}
