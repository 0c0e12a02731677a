import { accountIdOf, type CreditEntryKind, type NumberedEntry } from '#domain/credits/credit-account';
import { type CustomerId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { whoseCredits } from './get-balance.ts';

type Filter = Readonly<{ customerId?: CustomerId | undefined; kind?: CreditEntryKind | undefined }>;

/** Everything that ever happened to a customer's credits, newest first. The cursor is the number of the last entry seen. */
export const listHistory =
  ({ history, buyers }: Pick<CreditsPorts, 'history' | 'buyers'>) =>
  async (
    actor: Actor,
    { customerId, kind }: Filter,
    { limit, cursor }: PageRequest,
  ): Promise<Result<Page<NumberedEntry>, NotFound>> => {
    const whose = await whoseCredits({ buyers }, actor, customerId);
    if (!whose.ok) return whose;
    if (whose.value === null) return ok({ data: [], nextCursor: null });
    const below = cursor === undefined ? undefined : Number(cursor);
    const found = await history.list(accountIdOf(whose.value), { kind, below, limit: limit + 1 });
    const data = found.slice(0, limit);
    const last = data.at(-1);
    return ok({ data, nextCursor: found.length > limit && last ? String(last.number) : null });
  };
