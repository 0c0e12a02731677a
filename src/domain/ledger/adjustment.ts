import { type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { err, type Result } from '#domain/shared/result';
import { decider, type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import { type AdjustmentEvent, type Word } from './adjustment-events.ts';
import { adjustmentTransitions, type AdjustmentStatus } from './adjustment-transitions.ts';
import { type Account } from './chart-of-accounts.ts';
import { type Entry } from './entry.ts';
import { entryFor } from './entry-for.ts';

/** What is to be set right: so much on one side of one account. The amount is above nothing. */
export type Correction = Readonly<{
  tenantId: TenantId;
  account: Account;
  side: 'debit' | 'credit';
  amount: Money;
}>;

/** A correction of the books so large that another person must agree to it before it is posted. */
export type Adjustment = Correction &
  Readonly<{
    /** That of its entry, too: so it is in the books once, however often it is posted. */
    id: string;
    version: number;
    status: AdjustmentStatus;
    proposed: Word;
    /** Of whoever approved or rejected it. */
    decided: Word | null;
    postedAt: Date | null;
    /** Of the request that proposed it. */
    hash: string;
    /** When it was proposed. */
    at: Date;
    updatedAt: Date;
  }>;
export type AdjustmentDecision = Decision<Adjustment, AdjustmentEvent>;
export type SecondPersonNeeded = Readonly<{ code: 'second-person-needed' }>;

export const proposeAdjustment = (
  id: string,
  correction: Correction,
  proposed: Word,
  hash: string,
): Adjustment => ({
  id,
  ...correction,
  version: 0,
  status: 'proposed',
  proposed,
  decided: null,
  postedAt: null,
  hash,
  at: proposed.at,
  updatedAt: proposed.at,
});

const evolve = (adjustment: Adjustment, event: AdjustmentEvent): Omit<Adjustment, 'status'> =>
  event.type === 'AdjustmentPosted'
    ? { ...adjustment, postedAt: event.at, updatedAt: event.at }
    : { ...adjustment, decided: event.word, updatedAt: event.word.at };

/** Applies one event: the table says where it leads. */
export const decideAdjustment = decider({ transitions: adjustmentTransitions, evolve });

/** Another person agrees. Whoever proposed it has said so already. */
export const approveAdjustment = (
  adjustment: Adjustment,
  word: Word,
): Result<AdjustmentDecision, IllegalTransition | SecondPersonNeeded> => {
  const decision = decideAdjustment(adjustment, { type: 'AdjustmentApproved', word });
  return decision.ok && adjustment.proposed.by === word.by ? err({ code: 'second-person-needed' }) : decision;
};

/** The entry that a correction makes; its other side is `adjustments`, where everybody can see it. */
export const entryOfCorrection = (
  id: string,
  { tenantId, account, side, amount }: Correction,
  { at, reference }: Readonly<{ at: Date; reference: string }>,
): Entry => {
  const { minor, currency } = amount;
  const change = side === 'debit' ? minor : -minor;
  const entry = entryFor({
    type: 'adjusted',
    id,
    tenantId,
    currency,
    account,
    at,
    amount: change,
    reference,
  });
  if (!entry) throw new Error('an adjustment of nothing');
  return entry;
};

/** The entry of an adjustment that two people agreed to, always the same. */
export const entryOfAdjustment = (adjustment: Adjustment): Entry => {
  const { id, proposed, decided } = adjustment;
  if (!decided) throw new Error(`${id} was not agreed to`);
  const reference = `${proposed.by} and ${decided.by}: ${proposed.note}`;
  return entryOfCorrection(id, adjustment, { at: decided.at, reference });
};
