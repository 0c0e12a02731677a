import { type AuditRecord } from '#domain/audit/record';
import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export type AuditFilter = Readonly<{
  tenantId: TenantId;
  actor?: string | undefined;
  action?: string | undefined;
  /** The id of what it was done to, or of the payment it is about. */
  subject?: string | undefined;
  requestId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}>;
/** `height`: of the block that holds the record; null until one does. */
export type KeptRecord = AuditRecord & Readonly<{ height: number | null }>;

/** Records of what was done, which are only ever added; those that are too old are taken out. */
export interface AuditTrail {
  /** Durable. Records that are there already are passed over. */
  append(records: readonly AuditRecord[]): Promise<void>;
  find(ids: readonly string[]): Promise<readonly KeptRecord[]>;
  /** Newest first. */
  list(filter: AuditFilter, page: PageRequest): Promise<Page<KeptRecord>>;
  /** Oldest first, all of them, in pages of bounded size. */
  between(tenantId: TenantId, from: Date, to: Date): AsyncIterable<readonly KeptRecord[]>;

  /** The last record of an action. */
  last(tenantId: TenantId, action: string): Promise<KeptRecord | undefined>;
  /** The next tenant, in alphabetical order, with a record from before an instant. */
  tenantWithOlder(before: Date, after: TenantId | undefined): Promise<TenantId | undefined>;
  /** Takes out records at or before an instant that the blocks up to a height hold; gives how many, at most `limit`. */
  remove(tenantId: TenantId, throughHeight: number, until: Date, limit: number): Promise<number>;
}
