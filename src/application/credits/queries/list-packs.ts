import { type CreditPack } from '#domain/credits/credit-pack';
import { usualPacks } from '#domain/credits/usual-packs';
import { type CreditPackId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { findPack } from '../find-pack.ts';

/** What can be bought; an admin sees retired packs too. The usual ones come in one page, however short it is asked for. */
export const listPacks =
  ({ packs }: Pick<CreditsPorts, 'packs'>) =>
  async ({ tenantId, roles }: Actor, page: PageRequest): Promise<Page<CreditPack>> => {
    const own = await packs.list(tenantId, roles.includes('admin') ? {} : { onSale: true }, page);
    if (own.data.length > 0 || page.cursor !== undefined || (await packs.hasAny(tenantId))) return own;
    return { data: usualPacks, nextCursor: null };
  };

export const getPack =
  (ports: Pick<CreditsPorts, 'packs'>) =>
  async (tenantId: TenantId, id: CreditPackId): Promise<Result<CreditPack, NotFound>> => {
    const pack = await findPack(ports, tenantId, id);
    return pack ? ok(pack) : err(notFound);
  };
