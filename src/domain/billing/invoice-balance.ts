import { subtract, zero } from '#domain/shared/money';
import { type Invoice } from './invoice.ts';
import { balanceKey, type BalanceMove } from './subscription-balance.ts';

/**
 * All that it moves of its subscription's balance. When it is finalised they are made before it is saved: then a finalising
 * that stops between the two finds what it had set aside.
 */
export const balanceMoves = ({ key, status, number, credit, surplus }: Invoice): BalanceMove[] => {
  if (number === null) return [];
  const nothing = zero(credit.currency);
  return [
    { key: balanceKey(key, 'used'), change: subtract(nothing, credit) },
    { key: balanceKey(key, 'given'), change: surplus },
    { key: balanceKey(key, 'returned'), change: status === 'void' ? credit : nothing },
  ].filter(({ change }) => change.minor !== 0n);
};
