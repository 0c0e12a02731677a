import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { type BookedEntry, type EntryFilter } from '../ports/journal.ts';
import { whoseBooks } from '../whose-books.ts';

/** A journal is one tenant's: the platform has to say whose. */
export type TenantNeeded = Readonly<{ code: 'tenant-needed' }>;
type ListInput = Readonly<{
  actor: Actor;
  tenantId?: TenantId | undefined;
  filter: Omit<EntryFilter, 'tenantId'>;
  page: PageRequest;
}>;

/** Entries of a tenant, newest first. */
export const listEntries =
  ({ journal }: Pick<LedgerPorts, 'journal'>) =>
  async ({
    actor,
    tenantId,
    filter,
    page,
  }: ListInput): Promise<Result<Page<BookedEntry>, NotFound | TenantNeeded>> => {
    const books = whoseBooks(actor, tenantId);
    if (!books.ok) return books;
    const whose = books.value.tenantId;
    if (whose === undefined) return err({ code: 'tenant-needed' });
    return ok(await journal.list({ ...filter, tenantId: whose }, page));
  };
