import { z } from 'zod';
import { changePack as change, type OwnPack } from '#domain/credits/credit-pack';
import { type CreditPackId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { PackName } from './make-pack.ts';

export const ChangePack = z.strictObject({
  name: PackName.optional(),
  onSale: z.boolean().optional().describe('False retires it: nobody can buy it any more'),
});
type Input = Readonly<{ tenantId: TenantId; packId: CreditPackId; asked: z.output<typeof ChangePack> }>;

/** Renames a tenant's own pack, retires it, or puts it on sale again. What was bought before stays what it was. */
export const changePack =
  ({ packs, clock }: CreditsPorts) =>
  ({ tenantId, packId, asked: { name, onSale } }: Input): Promise<Result<OwnPack, NotFound>> =>
    retryOnConflict(async () => {
      const pack = await packs.find(tenantId, packId);
      return pack
        ? ok(await packs.save(change(pack, { name, isOnSale: onSale }, clock.now())))
        : err(notFound);
    });
