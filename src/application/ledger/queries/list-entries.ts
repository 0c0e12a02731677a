import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { type BookedEntry, type EntryFilter } from '../ports/journal.ts';
import { whoseBooks } from '../whose-books.ts';

type ListInput = Readonly<{
  actor: Actor;
  tenantId?: TenantId | undefined;
  filter: Omit<EntryFilter, 'tenantId'>;
  page: PageRequest;
}>;

/** Entries of a tenant, newest first. A journal is one tenant's, so the platform names whose, or reads its own. */
export const listEntries =
  ({ journal }: Pick<LedgerPorts, 'journal'>) =>
  async ({ actor, tenantId, filter, page }: ListInput): Promise<Result<Page<BookedEntry>, NotFound>> => {
    const books = whoseBooks(actor, tenantId);
    if (!books.ok) return books;
    return ok(await journal.list({ ...filter, tenantId: books.value.tenantId ?? actor.tenantId }, page));
  };
