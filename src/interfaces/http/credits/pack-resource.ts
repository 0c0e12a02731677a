import { z } from 'zod';
import { type PackView } from '#application/credits/pack-view';
import { minorUnits } from '#domain/shared/money';
import { units } from '../ledger/units.ts';

export const PackResource = z
  .object({
    id: z.string(),
    name: z.string(),
    credits: z.int(),
    amount: z.int().describe('In minor units'),
    currency: z.string(),
    validDays: z.int().nullable().describe('From the purchase; null: for ever'),
    onSale: z.boolean(),
  })
  .meta({ id: 'CreditPack' });

export const toPackResource = (pack: PackView): z.input<typeof PackResource> => ({
  id: pack.id,
  name: pack.name,
  credits: units(pack.credits),
  amount: minorUnits(pack.price),
  currency: pack.price.currency,
  validDays: pack.validDays,
  onSale: pack.isOnSale,
});
