import { z } from 'zod';
import { type Account, kindOf } from '#domain/ledger/chart-of-accounts';
import {
  type Adjustment,
  type Correction,
  entryOfCorrection,
  proposeAdjustment,
} from '#domain/ledger/adjustment';
import { type Word } from '#domain/ledger/adjustment-events';
import { type Entry } from '#domain/ledger/entry';
import { type AboveLargest, aboveLargest } from '#domain/ledger/largest-adjustment';
import { canonicalForm } from '#domain/shared/canonical-form';
import { money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, type KeyReused, keyReused } from '../../shared/idempotency.ts';
import { mustBePerson, type PersonNeeded } from '../../shared/person.ts';
import { AmountSchema, CurrencySchema, TenantIdSchema } from '../../shared/schemas.ts';
import { adjustmentView, type AdjustmentView } from '../adjustment-view.ts';
import { keepNewAdjustment } from '../keep-adjustment.ts';
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
/** What is large waits for another's word; all else is in the books. */
export type AdjustAnswer = Readonly<
  | { kind: 'posted'; entry: Entry; replayed: boolean }
  | { kind: 'proposed'; adjustment: AdjustmentView; replayed: boolean }
>;
export type { AboveLargest };
type Asked = Readonly<{ id: string; correction: Correction; word: Word }>;

/** Sets an account right by hand: at once, or above the limit of one person as soon as another has agreed. */
export const adjustLedger =
  (ports: LedgerPorts) =>
  async ({
    actor,
    idempotency,
    asked,
  }: AdjustInput): Promise<Result<AdjustAnswer, KeyReused | AboveLargest | PersonNeeded>> => {
    const { tenantId, account, side, reason } = asked;
    const at = ports.clock.now();
    const amount = money(BigInt(asked.amount), asked.currency);
    // One key, one entry: whoever comes second finds the first.
    const id = `adj_${ports.digest(`${actor.tenantId} ${idempotency.key}`).slice(0, 32)}`;
    const correction = { tenantId, account, side, amount };
    const wanted = { id, correction, word: { by: actor.subject, at, note: reason } };
    const first = await ports.adjustments.find(id);
    if (first) return repeated(first, idempotency);
    const refusal = aboveLargest(amount, ports.settings.largestAdjustments);
    const isLarge = refusal ?? (await ports.limits.needsSecondPerson(tenantId, amount, at));
    // What was posted when limits were others is answered as it was then.
    if (!isLarge || (await ports.journal.holds(id))) return post(ports, actor, wanted);
    if (refusal) return err(refusal);
    const heard = mustBePerson(actor);
    return heard.ok ? propose(ports, actor, wanted, idempotency) : heard;
  };

const post = async (
  { journal, log }: LedgerPorts,
  { requestId }: Actor,
  { id, correction, word }: Asked,
): Promise<Result<AdjustAnswer, KeyReused>> => {
  const { tenantId } = correction;
  const { at, by } = word;
  const entry = entryOfCorrection(id, correction, { at, reference: `${by}: ${word.note}` });
  const isNew = (await journal.append([entry])) > 0;
  const booked = await journal.find(tenantId, id);
  if (!booked || !isSame(booked, entry)) return err(keyReused);
  if (isNew) log.warn('ledger-adjusted', { entryId: id, tenantId, by, requestId });
  return ok({ kind: 'posted', entry: booked, replayed: !isNew });
};

const propose = async (
  ports: LedgerPorts,
  { requestId }: Actor,
  { id, correction, word }: Asked,
  idempotency: Idempotency,
): Promise<Result<AdjustAnswer, KeyReused>> => {
  const proposed = proposeAdjustment(id, correction, word, idempotency.requestHash);
  if (await keepNewAdjustment(ports, proposed)) {
    const { tenantId } = correction;
    ports.log.warn('ledger-adjustment-proposed', { adjustmentId: id, tenantId, by: word.by, requestId });
    return ok({ kind: 'proposed', adjustment: adjustmentView(proposed), replayed: false });
  }
  const first = await ports.adjustments.find(id);
  if (!first) throw new Error(`${id} has vanished`);
  return repeated(first, idempotency);
};

const repeated = (first: Adjustment, { requestHash }: Idempotency): Result<AdjustAnswer, KeyReused> =>
  first.hash === requestHash
    ? ok({ kind: 'proposed', adjustment: adjustmentView(first), replayed: true })
    : err(keyReused);

const isSame = (a: Entry, b: Entry): boolean =>
  canonicalForm({ ...a, at: null }) === canonicalForm({ ...b, at: null });
