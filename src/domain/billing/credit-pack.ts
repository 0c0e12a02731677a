import { type Money } from '#domain/shared/money';

/** So many credits for a price. `credits`: whole. `validDays`: from their purchase, null for as long as one likes. */
export type CreditPack = Readonly<{
  id: string;
  name: string;
  credits: bigint;
  price: Money;
  validDays: number | null;
  isOnSale: boolean;
}>;
