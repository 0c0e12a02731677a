import { add, negate } from '#domain/shared/money';
import { type Invoice } from './invoice.ts';
import { balanceKey, type BalanceMove } from './subscription-balance.ts';

/**
 * All that it moves of its subscription's balance. When it is finalised they are made before it is saved: then a finalising
 * that stops between the two finds what it had set aside.
 */
export const balanceMoves = (invoice: Invoice): BalanceMove[] => {
  const { key, status, number, credit, surplus, returned } = invoice;
  if (number === null) return [];
  return [
    { key: balanceKey(key, 'used'), change: negate(add(credit, returned)) },
    { key: balanceKey(key, 'given'), change: surplus },
    { key: balanceKey(key, 'returned'), change: status === 'void' ? add(credit, returned) : returned },
  ].filter(({ change }) => change.minor !== 0n);
};
