import { z } from 'zod';
import { creditBalance, type NumberedEntry } from '#domain/credits/credit-account';
import {
  consumeCredits as consume,
  type NotEnoughCredits,
  type UnfitCredits,
} from '#domain/credits/credit-movements';
import { numberEntries } from '#domain/credits/number-entries';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { CustomerIdSchema } from '../../shared/schemas.ts';
import { changeAccount } from '../change-account.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { type BuyerRefusal } from '../ports/buyers.ts';

export const ConsumeCredits = z.strictObject({
  credits: z
    .int()
    .positive()
    .max(Number.MAX_SAFE_INTEGER)
    .describe('How many to use up: all of them or none'),
  reason: z.string().trim().min(1).max(200).optional().describe('What for; it stands in the history'),
  customerId: CustomerIdSchema.optional().describe('Whose; admins must say'),
});
type Input = Readonly<{ actor: Actor; idempotency: Idempotency; asked: z.output<typeof ConsumeCredits> }>;
export type ConsumeAnswer = Readonly<{ entry: NumberedEntry; replayed: boolean }>;
export type ConsumeRefusal = BuyerRefusal | NotEnoughCredits | UnfitCredits | KeyReused;

/**
 * Uses credits up, once for each key of a customer. The entry of a use is stored with the account in one write, and is filed
 * under its key before it leaves the account. So an account that does not carry it, at a version nobody has passed, and a
 * history read after the account that does not have it, prove together that this key has used nothing yet.
 */
export const consumeCredits =
  (ports: CreditsPorts) =>
  async ({ actor, idempotency, asked }: Input): Promise<Result<ConsumeAnswer, ConsumeRefusal>> => {
    const buyer = await ports.buyers.named(actor, asked.customerId);
    if (!buyer.ok) return buyer;
    const { key: cause, requestHash: hash } = idempotency;
    const isThis = ({ kind, cause: key }: NumberedEntry): boolean => kind === 'consumed' && key === cause;
    const whose = { tenantId: actor.tenantId, customerId: buyer.value.customerId };

    let answer: Result<ConsumeAnswer, ConsumeRefusal> | undefined;
    await changeAccount(ports, whose, async (account, at) => {
      const known = account.unfiled.find(isThis) ?? (await ports.history.find(account.id, 'consumed', cause));
      if (known) {
        answer = known.note?.hash === hash ? ok({ entry: known, replayed: true }) : err(keyReused);
        return undefined;
      }
      const used = consume(account, { cause, credits: BigInt(asked.credits) }, at);
      if (!used.ok) {
        answer = used;
        return undefined;
      }
      const after = numberEntries(used.value, { reason: asked.reason ?? null, hash });
      const entry = after.unfiled.find(isThis);
      if (!entry) throw new Error(`${creditBalance(after, at)} credits are left, but none were used`);
      answer = ok({ entry, replayed: false });
      return { account: after, told: [] };
    });
    if (!answer) throw new Error('an account was changed without an answer');
    return answer;
  };
