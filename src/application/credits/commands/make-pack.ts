import { z } from 'zod';
import { type OwnPack } from '#domain/credits/credit-pack';
import { type CreditPackId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused, ownKeys } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { CurrencySchema, PriceAmountSchema } from '../../shared/schemas.ts';
import { type CreditsPorts } from '../credits-ports.ts';

export const PackName = z.string().trim().min(1).max(80);
const daysMax = 3_660;
const creditsMax = 1_000_000_000;

export const MakePack = z.strictObject({
  name: PackName,
  credits: z.int().positive().max(creditsMax),
  amount: PriceAmountSchema,
  currency: CurrencySchema,
  validDays: z
    .int()
    .positive()
    .max(daysMax)
    .nullable()
    .optional()
    .describe('For how many days after the purchase they can be used; for ever when left out'),
});
type Input = Readonly<{
  actor: Actor;
  idempotency: Idempotency | undefined;
  asked: z.output<typeof MakePack>;
}>;
export type PackAnswer = Readonly<{ pack: OwnPack; replayed: boolean }>;

/** Puts a pack on sale. The first that a tenant makes takes the place of the usual ones. */
export const makePack =
  ({ packs, ids, clock }: CreditsPorts) =>
  async ({ actor, idempotency, asked }: Input): Promise<Result<PackAnswer, KeyReused>> => {
    const { tenantId } = actor;
    const { name, credits, amount, currency, validDays = null } = asked;
    const id = ids.next('cpk') as CreditPackId;
    const at = clock.now();
    const request = { key: idempotency?.key ?? `${ownKeys}${id}`, hash: idempotency?.requestHash ?? '' };
    const pack: OwnPack = {
      id,
      tenantId,
      version: 0,
      name,
      credits: BigInt(credits),
      price: money(BigInt(amount), currency),
      validDays,
      isOnSale: true,
      request,
      createdAt: at,
      updatedAt: at,
    };
    try {
      return ok({ pack: await packs.insert(pack), replayed: false });
    } catch (failure) {
      if (!(failure instanceof KeyTaken)) throw failure;
      const first = await packs.findByKey(tenantId, request.key);
      if (!first) throw failure;
      return first.request.hash === request.hash ? ok({ pack: first, replayed: true }) : err(keyReused);
    }
  };
