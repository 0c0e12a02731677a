import { money, type Money } from '#domain/shared/money';
import { decide } from './subscription-evolution.ts';
import { byItself, type Decided, type Subscription } from './subscription.ts';

/**
 * One movement between a subscription's balance and an invoice: less than nothing for what pays for the invoice, more for
 * what it gives. `key`: names it, so that it is made once.
 */
export type BalanceMove = Readonly<{ key: string; change: Money }>;

/** What an invoice was paid with, what it gave because it was worth less than nothing, what came back when it was voided or given up. */
export const balanceKey = (invoiceKey: string, what: 'used' | 'given' | 'returned'): string =>
  `${invoiceKey}:${what}`;

/** Undefined: it has been made already; one of nothing is made, too. It throws when there is not so much: that is a bug. */
export const moveBalance = (
  subscription: Subscription,
  { key, change }: BalanceMove,
  at: Date,
): Decided | undefined => {
  if (moved(subscription, key)) return undefined;
  if (subscription.balance.minor + change.minor < 0n) throw new RangeError(`${key} takes more than there is`);
  return decide(subscription, { type: 'BalanceChanged', key, change, ...byItself(at) });
};

/**
 * How much of the balance an invoice may be finalised with: what was set aside for it before, if a finalising that did not
 * come to its end did so, and no more; else `otherwise`, all there is unless it is said.
 */
export const balanceFor = (
  subscription: Subscription,
  invoiceKey: string,
  otherwise: Money = subscription.balance,
): Money => {
  const earlier = moved(subscription, balanceKey(invoiceKey, 'used'));
  return earlier ? money(-earlier.change.minor, earlier.change.currency) : otherwise;
};

const moved = ({ balanceChanges }: Subscription, key: string) =>
  balanceChanges.find((earlier) => earlier.key === key);
