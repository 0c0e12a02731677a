import { type AdjustmentStatus } from '#domain/ledger/adjustment-transitions';
import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type AdjustmentView, adjustmentView } from '../adjustment-view.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { whoseBooks } from '../whose-books.ts';

type ListInput = Readonly<{
  actor: Actor;
  tenantId?: TenantId | undefined;
  status?: AdjustmentStatus | undefined;
  page: PageRequest;
}>;

/** Adjustments that took two people, newest first: of a tenant, or for the platform of all. */
export const listAdjustments =
  ({ adjustments }: Pick<LedgerPorts, 'adjustments'>) =>
  async ({ actor, tenantId, status, page }: ListInput): Promise<Result<Page<AdjustmentView>, NotFound>> => {
    const books = whoseBooks(actor, tenantId);
    if (!books.ok) return books;
    const { data, nextCursor } = await adjustments.list({ ...books.value, status }, page);
    return ok({ data: data.map(adjustmentView), nextCursor });
  };
