import { type CreditAccount, type CreditDecision, type CreditLot } from './credit-account.ts';
import { moved } from './credit-movements.ts';

/**
 * A refund came to nothing after all, as when a bank sends its money back: the lots get again what it took of them. Those
 * whose time is up by then are written off like all others. Undefined: it took nothing, or gave it back before.
 */
export const giveBackCredits = (
  account: CreditAccount,
  cause: string,
  at: Date,
): CreditDecision | undefined => {
  const taking = account.takings.find((one) => one.cause === cause && one.undoneAt === null);
  if (!taking) return undefined;
  const restored = (lot: CreditLot): CreditLot => {
    const credits = taking.parts.reduce(
      (all, part) => (part.lot === lot.cause ? all + part.credits : all),
      0n,
    );
    return credits === 0n ? lot : { ...lot, left: lot.left + credits, takenBack: lot.takenBack - credits };
  };
  const takings = account.takings.map((one) => (one === taking ? { ...one, undoneAt: at } : one));
  return moved(
    { ...account, lots: account.lots.map(restored), takings },
    'given-back',
    cause,
    taking.parts,
    at,
  );
};
