import { type CreditPack } from '#domain/credits/credit-pack';
import { usualPacks } from '#domain/credits/usual-packs';
import { type CreditPackId, type TenantId } from '#domain/shared/ids';
import { type CreditsPorts } from './credits-ports.ts';

/** A tenant's pack, on sale or not; one of the usual ones for a tenant that has none of its own. */
export const findPack = async (
  { packs }: Pick<CreditsPorts, 'packs'>,
  tenantId: TenantId,
  id: CreditPackId,
): Promise<CreditPack | undefined> => {
  const usual = usualPacks.find((pack) => pack.id === id);
  if (usual) return (await packs.hasAny(tenantId)) ? undefined : usual;
  return packs.find(tenantId, id);
};
