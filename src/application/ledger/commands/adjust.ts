import { z } from 'zod';
import { type Account, kindOf } from '#domain/ledger/chart-of-accounts';
import { type Entry } from '#domain/ledger/entry';
import { entryFor } from '#domain/ledger/entry-for';
import { canonicalForm } from '#domain/shared/canonical-form';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, type KeyReused, keyReused } from '../../shared/idempotency.ts';
import { AmountSchema, CurrencySchema, TenantIdSchema } from '../../shared/schemas.ts';
import { type LedgerPorts } from '../ledger-ports.ts';

const isPostable = (name: string): name is Account => {
  const kind = kindOf(name);
  return kind !== undefined && kind !== 'adjustments';
};

export const AdjustLedger = z.strictObject({
  tenantId: TenantIdSchema,
  account: z
    .string()
    .max(100)
    .refine(isPostable, {
      error: 'is no account that can be adjusted; GET /admin/ledger/accounts lists them',
    })
    .meta({ examples: ['tenant-payable'] }),
  side: z.enum(['debit', 'credit']),
  amount: AmountSchema,
  currency: CurrencySchema,
  reason: z.string().trim().min(3).max(300).describe('Why, and where the evidence is'),
});
type AdjustInput = Readonly<{ actor: Actor; idempotency: Idempotency; asked: z.output<typeof AdjustLedger> }>;
export type AdjustAnswer = Readonly<{ entry: Entry; replayed: boolean }>;

/** Sets an account right by hand. The other side is `adjustments`, where everybody can see it. */
export const adjustLedger =
  ({ journal, clock, digest, log }: LedgerPorts) =>
  async ({ actor, idempotency, asked }: AdjustInput): Promise<Result<AdjustAnswer, KeyReused>> => {
    const { tenantId, account, side, amount, currency, reason } = asked;
    // One key, one entry: whoever comes second finds the first.
    const id = `adj_${digest(`${actor.tenantId} ${idempotency.key}`).slice(0, 32)}`;
    const entry = entryFor({
      type: 'adjusted',
      ...{ id, tenantId, currency, account },
      at: clock.now(),
      amount: side === 'debit' ? BigInt(amount) : -BigInt(amount),
      reference: `${actor.subject}: ${reason}`,
    });
    if (!entry) throw new Error('an adjustment of nothing');
    const isNew = (await journal.append([entry])) > 0;
    const booked = await journal.find(tenantId, id);
    if (!booked || !isSame(booked, entry)) return err(keyReused);
    if (isNew)
      log.warn('ledger-adjusted', {
        entryId: id,
        tenantId,
        by: actor.subject,
        requestId: actor.requestId,
      });
    return ok({ entry: booked, replayed: !isNew });
  };

const isSame = (a: Entry, b: Entry): boolean =>
  canonicalForm({ ...a, at: null }) === canonicalForm({ ...b, at: null });
