import { type Entry } from '#domain/ledger/entry';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export type EntryFilter = Readonly<{
  tenantId: TenantId;
  account?: string | undefined;
  paymentId?: PaymentId | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}>;
/** `height`: of the block that holds the entry; null until one does. */
export type BookedEntry = Entry & Readonly<{ height: number | null }>;

/** Entries, which are only ever added. */
export interface Journal {
  /** Durable. Entries that are there already are passed over; gives how many were not. */
  append(entries: readonly Entry[]): Promise<number>;
  /** Whether there is an entry of this id, whoever's. */
  holds(id: string): Promise<boolean>;
  find(tenantId: TenantId, id: string): Promise<Entry | undefined>;
  /** Newest first. */
  list(filter: EntryFilter, page: PageRequest): Promise<Page<BookedEntry>>;
  ofPayments(tenantId: TenantId, ids: readonly PaymentId[]): Promise<readonly Entry[]>;
  /** Those of no payment, by what they are about. */
  ofReferences(tenantId: TenantId, references: readonly string[]): Promise<readonly Entry[]>;
}
