import { type Money } from '#domain/shared/money';
import { portion } from '#domain/shared/rate';
import { type CreditAccount, type CreditDecision, isUsable } from './credit-account.ts';
import { drawn, moved } from './credit-movements.ts';

/**
 * A refund of what bought a lot. `cause`: names the refund, which takes back once. `lot`: the cause that granted.
 * `refunded`: all that was refunded of it so far, this refund included; `paid`: what it cost.
 */
export type CreditRefund = Readonly<{ cause: string; lot: string; refunded: Money; paid: Money }>;

/** `shortfall`: credits that were refunded but used already. More than 0 is a case for a person. */
export type TakenBack = CreditDecision & Readonly<{ taken: bigint; shortfall: bigint }>;

/**
 * Takes back the share of the credits that the money has, rounded half up over all refunds together, so that refunding
 * everything takes everything. First from the lot itself, then, as credits are all alike, from the others; the balance never
 * falls below zero, and what is missing is the shortfall. Credits that ran out of time unused are gone for both. Undefined:
 * this refund took its own already, or no such lot was granted.
 */
export const takeBackCredits = (
  account: CreditAccount,
  { cause, lot: lotCause, refunded, paid }: CreditRefund,
  at: Date,
): TakenBack | undefined => {
  const lot = account.lots.find((one) => one.cause === lotCause);
  if (!lot || account.takings.some((taking) => taking.cause === cause)) return undefined;
  const before = account.takings
    .filter((taking) => taking.lot === lotCause && taking.undoneAt === null)
    .reduce((all, { taken, shortfall, forgiven }) => all + taken + shortfall + forgiven, 0n);
  const share =
    paid.minor > 0n ? portion(lot.granted, least(refunded.minor, paid.minor), paid.minor) : lot.granted;
  const wanted = share > before ? share - before : 0n;

  const own = drawn(account.lots, wanted, 'takenBack', (one) => one.cause === lotCause && isUsable(one, at));
  const forgiven = least(own.missing, ranOut(account, lotCause, at));
  const others = drawn(own.lots, own.missing - forgiven, 'takenBack', (one) => isUsable(one, at));
  const parts = [...own.parts, ...others.parts];
  const shortfall = others.missing;
  const taken = wanted - forgiven - shortfall;
  const taking = { cause, lot: lotCause, taken, parts, forgiven, shortfall, at, undoneAt: null };
  const after = { ...account, lots: others.lots, takings: [...account.takings, taking] };
  return { ...moved(after, 'taken-back', cause, parts, at), taken, shortfall };
};

/** What of a lot ran out of time unused, written off or not, less what refunds were spared for it before. */
const ranOut = ({ lots, takings }: CreditAccount, cause: string, at: Date): bigint => {
  const lot = lots.find((one) => one.cause === cause);
  if (!lot) return 0n;
  const spared = takings
    .filter((taking) => taking.lot === cause && taking.undoneAt === null)
    .reduce((all, { forgiven }) => all + forgiven, 0n);
  return lot.expired + (isUsable(lot, at) ? 0n : lot.left) - spared;
};

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
