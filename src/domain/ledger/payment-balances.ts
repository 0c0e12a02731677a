import { type Money } from '#domain/shared/money';
import { type Sums } from '#domain/shared/sealed-log';
import { type Account, receivable } from './chart-of-accounts.ts';
import { sumKey } from './entry.ts';

/** What a payment says of itself: what was taken and went back, and what all of it cost. */
export type PaymentFacts = Readonly<{
  gatewayAccountId: string;
  captured: Money;
  refunded: Money;
  /** What the platform keeps, after refunds. */
  platformFee: Money;
  gatewayFee: Money;
  disputes: readonly Readonly<{ gatewayAccountId: string; held: Money; lost: Money; fee: Money | null }>[];
}>;

/** Where the accounts must stand, as far as this payment goes: captured − refunded − disputed, to the unit. */
export const balancesFor = (facts: PaymentFacts): Sums => {
  const { captured, refunded, platformFee, gatewayFee, gatewayAccountId, disputes } = facts;
  const sums: Record<string, bigint> = {};
  const add = ({ currency, minor }: Money, account: Account, sign: 1n | -1n = 1n): void => {
    const key = sumKey(currency, account);
    sums[key] = (sums[key] ?? 0n) + sign * minor;
  };
  const at = receivable(gatewayAccountId);
  add(captured, at);
  add(gatewayFee, at, -1n);
  add(refunded, at, -1n);
  add(captured, 'tenant-payable', -1n);
  add(platformFee, 'tenant-payable');
  add(platformFee, 'platform-fee-revenue', -1n);
  add(gatewayFee, 'gateway-fee-expense');
  add(refunded, 'refunds');
  for (const { held, lost, fee, gatewayAccountId: account } of disputes) {
    add(held, 'disputes-held');
    add(lost, 'disputes-lost');
    for (const taken of [held, lost, ...(fee ? [fee] : [])]) add(taken, receivable(account), -1n);
    if (fee) add(fee, 'dispute-fees');
  }
  return sums;
};

/** Where two sets of balances differ; an account that one of them does not name stands at nothing there. */
export const differences = (
  expected: Sums,
  found: Sums,
): Readonly<{ key: string; expected: bigint; found: bigint }>[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .sort()
    .map((key) => ({ key, expected: expected[key] ?? 0n, found: found[key] ?? 0n }))
    .filter((one) => one.expected !== one.found);
