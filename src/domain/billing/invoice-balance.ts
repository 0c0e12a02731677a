import { add, type Money, negate } from '#domain/shared/money';
import { type Invoice } from './invoice.ts';
import { balanceKey, type BalanceMove } from './subscription-balance.ts';

/**
 * All that it moves of its subscription's balance when it is finalised. They are made before it is saved: then a finalising
 * that stops between the two finds what it had set aside, be it nothing.
 */
export const balanceMoves = (invoice: Invoice): BalanceMove[] => {
  const { key, number, seeksCredit, credit, surplus, returned } = invoice;
  if (number === null) return [];
  const used = { key: balanceKey(key, 'used'), change: negate(add(credit, returned)) };
  const given = { key: balanceKey(key, 'given'), change: surplus };
  return [
    ...(seeksCredit || used.change.minor !== 0n ? [used] : []),
    ...(given.change.minor === 0n ? [] : [given]),
  ];
};

/** What of the balance paid for nothing, since it was voided or given up: it goes back, once. */
export const creditToReturn = ({ status, credit, returned }: Invoice): Money =>
  status === 'void' ? add(credit, returned) : returned;
