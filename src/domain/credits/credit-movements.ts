import { err, ok, type Result } from '#domain/shared/result';
import {
  type CreditAccount,
  creditBalance,
  type CreditDecision,
  type CreditEntryKind,
  type CreditLot,
  type CreditPart,
  inOrderOfUse,
  isUsable,
} from './credit-account.ts';

export type UnfitCredits = Readonly<{ code: 'unfit-credits'; credits: bigint }>;

export type NotEnoughCredits = Readonly<{ code: 'not-enough-credits'; available: bigint; credits: bigint }>;

/** So many credits, and what they are moved for. */
export type CreditMove = Readonly<{ cause: string; credits: bigint }>;

/** Adds credits. Undefined: this cause has granted its own already. */
export const grantCredits = (
  account: CreditAccount,
  { cause, credits, expiresAt }: CreditMove & Readonly<{ expiresAt: Date | null }>,
  at: Date,
): Result<CreditDecision, UnfitCredits> | undefined => {
  if (account.lots.some((lot) => lot.cause === cause)) return undefined;
  if (credits <= 0n) return err({ code: 'unfit-credits', credits });
  const lot = {
    cause,
    granted: credits,
    left: credits,
    consumed: 0n,
    expired: 0n,
    takenBack: 0n,
    grantedAt: at,
    expiresAt,
    noticedAt: null,
  };
  return ok(
    moved({ ...account, lots: [...account.lots, lot] }, 'granted', cause, [{ lot: cause, credits }], at),
  );
};

/**
 * Uses credits up: those that expire first, all that is asked for or none. That a cause uses them once is for whoever keeps
 * the entries to see to: an account does not remember every use.
 */
export const consumeCredits = (
  account: CreditAccount,
  { cause, credits }: CreditMove,
  at: Date,
): Result<CreditDecision, UnfitCredits | NotEnoughCredits> => {
  if (credits <= 0n) return err({ code: 'unfit-credits', credits });
  const available = creditBalance(account, at);
  if (credits > available) return err({ code: 'not-enough-credits', available, credits });
  const { lots, parts } = drawn(account.lots, credits, 'consumed', (lot) => isUsable(lot, at));
  return ok(moved({ ...account, lots }, 'consumed', cause, parts, at));
};

/** Writes off what is past its time: one entry for each lot. Undefined: there is nothing of that kind. */
export const expireCredits = (account: CreditAccount, at: Date): CreditDecision | undefined => {
  const over = account.lots.filter((lot) => lot.left > 0n && !isUsable(lot, at));
  if (over.length === 0) return undefined;
  return inOrderOfUse(over).reduce<CreditDecision>(
    (sofar, lot) => {
      const { lots, parts } = drawn(
        sofar.account.lots,
        lot.left,
        'expired',
        ({ cause }) => cause === lot.cause,
      );
      const one = moved({ ...sofar.account, lots }, 'expired', lot.cause, parts, at);
      return { account: one.account, entries: [...sofar.entries, ...one.entries] };
    },
    { account, entries: [] },
  );
};

/** Takes credits from the lots that may be drawn on, in the order of their use, as many as there are. */
export const drawn = (
  lots: readonly CreditLot[],
  credits: bigint,
  into: 'consumed' | 'expired' | 'takenBack',
  mayDraw: (lot: CreditLot) => boolean,
): Readonly<{ lots: CreditLot[]; parts: CreditPart[]; missing: bigint }> => {
  let missing = credits;
  const parts: CreditPart[] = [];
  const after = new Map<string, CreditLot>();
  for (const lot of inOrderOfUse(lots.filter(mayDraw))) {
    const taken = lot.left < missing ? lot.left : missing;
    if (taken === 0n) continue;
    missing -= taken;
    parts.push({ lot: lot.cause, credits: taken });
    after.set(lot.cause, { ...lot, left: lot.left - taken, [into]: lot[into] + taken });
  }
  return { lots: lots.map((lot) => after.get(lot.cause) ?? lot), parts, missing };
};

/** An account after a movement, with its entry. */
export const moved = (
  account: CreditAccount,
  kind: CreditEntryKind,
  cause: string,
  parts: readonly CreditPart[],
  at: Date,
): CreditDecision => {
  const credits = parts.reduce((all, part) => all + part.credits, 0n);
  const balance = creditBalance(account, at);
  return {
    account: { ...account, updatedAt: at },
    entries: credits > 0n ? [{ kind, cause, credits, parts, balance, at }] : [],
  };
};
