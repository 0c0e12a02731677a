import { type CreditPackId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';

/** So many credits for a price. `credits`: whole. `validDays`: from their purchase, null for as long as one likes. */
export type CreditPack = Readonly<{
  id: CreditPackId;
  name: string;
  credits: bigint;
  price: Money;
  validDays: number | null;
  isOnSale: boolean;
}>;

/** A pack that a tenant made itself. `request`: the key it was made with, and a hash of what that asked for. */
export type OwnPack = CreditPack &
  Readonly<{
    tenantId: TenantId;
    version: number;
    request: Readonly<{ key: string; hash: string }>;
    createdAt: Date;
    updatedAt: Date;
  }>;

/**
 * Another name, or another standing in the shop. What a pack costs and holds stays: whoever wants that otherwise retires it
 * and makes another.
 */
export const changePack = (
  pack: OwnPack,
  changes: Readonly<{ name?: string | undefined; isOnSale?: boolean | undefined }>,
  at: Date,
): OwnPack => ({
  ...pack,
  name: changes.name ?? pack.name,
  isOnSale: changes.isOnSale ?? pack.isOnSale,
  updatedAt: at,
});
