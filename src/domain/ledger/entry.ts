import { type Currency } from '#domain/shared/currency';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Sums } from '#domain/shared/sealed-log';
import { type Account } from './chart-of-accounts.ts';
import { type MoneyEvent } from './money-event.ts';

/** Minor units of the entry's currency: more than nothing is a debit, less a credit. Never nothing. */
export type Posting = Readonly<{ account: Account; amount: bigint }>;

/** One event that moved money, in the books: written once, never changed. Its postings add up to nothing. */
export type Entry = Readonly<{
  /** That of the event: so it is in the books once, however often the event is heard. */
  id: string;
  tenantId: TenantId;
  /** Null for what is about an invoice, a customer's credit or an adjustment. */
  paymentId: PaymentId | null;
  at: Date;
  type: MoneyEvent['type'];
  currency: Currency;
  /** What moved the money: the id of the payment, refund, dispute, invoice or subscription; who adjusted it, and why. */
  reference: string;
  postings: readonly Posting[];
}>;

export const isBalanced = ({ postings }: Pick<Entry, 'postings'>): boolean =>
  postings.reduce((sum, { amount }) => sum + amount, 0n) === 0n;

/** What accounts are counted by: each has a balance in each currency. */
export const sumKey = (currency: string, account: string): string => `${currency} ${account}`;
export const ofSumKey = (key: string): Readonly<{ currency: string; account: string }> => {
  const space = key.indexOf(' ');
  return { currency: key.slice(0, space), account: key.slice(space + 1) };
};

/** What an entry adds to each balance. */
export const sumsOf = ({ currency, postings }: Pick<Entry, 'currency' | 'postings'>): Sums => {
  const sums: Record<string, bigint> = {};
  for (const { account, amount } of postings) {
    const key = sumKey(currency, account);
    sums[key] = (sums[key] ?? 0n) + amount;
  }
  return sums;
};
