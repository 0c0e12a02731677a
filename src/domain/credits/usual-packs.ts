import { type Currency } from '#domain/shared/currency';
import { type CreditPackId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { type CreditPack } from './credit-pack.ts';

const pack = (id: string, name: string, credits: bigint, cents: bigint): CreditPack => ({
  id: id as CreditPackId,
  name,
  credits,
  price: money(cents, 'USD' as Currency),
  validDays: 365,
  isOnSale: true,
});

/** What a tenant sells that has made no pack of its own. The first it makes takes their place. */
export const usualPacks: readonly CreditPack[] = [
  pack('cpk_small', 'Small', 50n, 4_99n),
  pack('cpk_medium', 'Medium', 200n, 14_99n),
  pack('cpk_large', 'Large', 1_000n, 49_99n),
];
